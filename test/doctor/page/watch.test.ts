import { beforeEach, describe, expect, it } from 'vitest';
import { readPublished } from '../../../src/doctor/page/published.ts';
import { run as watch } from '../../../src/doctor/page/watch.ts';
import { readWatched } from '../../../src/doctor/page/watched.ts';
import { createStub } from '../../../src/visit/stub.ts';
import { redefine } from '../../support/page.ts';
import { CLICK } from '../../support/values.ts';

const page = window as unknown as { __selgeo: unknown };

/** What a page may reach of the snippet; `clickId` is what it knows. */
const snippet = (clickId: string | null) => ({
  version: '1.2.3',
  getClickId: () => clickId,
  ready: async () => ({ clickId, status: clickId ? 'registered' : 'none' }),
  fillForm: () => {},
  decorateUrl: (url: string) => url,
});

type Api = ReturnType<typeof snippet>;
const published = () => page.__selgeo as Api | undefined;

beforeEach(() => {
  watch();
  return () => {
    Reflect.deleteProperty(window, '__selgeo');
  };
});

describe('what the doctor watches in a page', () => {
  const counts = () => {
    const { early, ever, nobody, waits } = readWatched() ?? {};
    return { early, ever, nobody, waits };
  };

  it('counts the callers who ask for the click ID, and those who get none', async () => {
    page.__selgeo = snippet(null);
    expect(published()?.getClickId()).toBe(null);
    page.__selgeo = snippet(CLICK);
    expect(published()?.getClickId()).toBe(CLICK);
    expect(await published()?.ready()).toEqual({ clickId: CLICK, status: 'registered' });
    expect(counts()).toEqual({ early: 1, ever: 2, nobody: 0, waits: 1 });
  });

  it('counts a caller who finds no snippet, but not the code that installs one', async () => {
    expect(published()?.getClickId()).toBe(undefined);
    await Promise.resolve();
    expect(counts().nobody).toBe(1);
    if (!page.__selgeo) page.__selgeo = snippet(null);
    await Promise.resolve();
    expect(counts()).toEqual({ early: 0, ever: 0, nobody: 1, waits: 0 });
  });

  it('counts the calls of a stub that gets its functions afterwards, and once it is the snippet', () => {
    const stub: Partial<Api> = {};
    page.__selgeo = stub;
    Object.assign(stub, createStub() as object);
    published()?.getClickId();
    page.__selgeo = snippet(CLICK);
    Object.assign(stub, page.__selgeo);
    expect(stub.getClickId?.()).toBe(CLICK);
    expect(counts()).toMatchObject({ early: 1, ever: 2 });
  });

  it('does not count its own look', () => {
    page.__selgeo = snippet(CLICK);
    expect(readPublished(readWatched())).toEqual({ published: 'snippet', version: '1.2.3', clickId: CLICK });
    expect(counts()).toEqual({ early: 0, ever: 0, nobody: 0, waits: 0 });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['nothing', null],
    ['stub', createStub()],
    ['other', 'a text'],
    ['other', { version: '1.2.3', getClickId: () => CLICK }],
    ['other', { ...snippet(CLICK), version: 'mine' }],
    ['snippet', Object.freeze(snippet(CLICK))],
  ])('tells %s from the others', (kind, value) => {
    page.__selgeo = value;
    expect(readPublished(readWatched()).published).toBe(kind);
  });

  it('looks at what the page has defined in its place as well', () => {
    redefine('__selgeo', { value: 'mine' });
    expect(readPublished(readWatched()).published).toBe('other');
  });
});
