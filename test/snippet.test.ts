import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeApi } from './support/api.ts';
import { newTabPerTest, open } from './support/page.ts';
import { putTag, runningFrom } from './support/script-tag.ts';
import { CLICK, KEY } from './support/values.ts';

newTabPerTest();
beforeEach(() => vi.resetModules());

/** The script has side effects on import: each one is the browser running a tag once. */
const runScript = () => import('../src/snippet.ts');

const runFrom = async (tag: HTMLScriptElement | null) => {
  runningFrom(tag);
  vi.resetModules();
  await runScript();
};

describe('the script', () => {
  it.each([
    ['in the head', () => document.head],
    ['in the body', () => document.body],
  ])('starts with the attributes of its tag %s', async (_, parent) => {
    open('/?via=abc');
    const calls = fakeApi();
    const data = { merchant: KEY, apiUrl: 'https://api.shop.test', param: 'via' };
    await runFrom(putTag(data, parent()));
    await expect(window.__selgeo?.ready()).resolves.toEqual({ clickId: CLICK, status: 'registered' });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      url: 'https://api.shop.test/v1/clicks',
      body: { merchant_key: KEY, ref: 'abc' },
    });
  });

  it('finds its tag where the browser does not name it', async () => {
    open('/?ref=abc');
    const calls = fakeApi();
    putTag({});
    putTag({ merchant: KEY });
    await runFrom(null);
    await window.__selgeo?.ready();
    expect(calls[0]?.body).toMatchObject({ merchant_key: KEY });
  });

  it('finds the tag that has the attributes where a tag manager runs a copy without', async () => {
    open('/?ref=abc');
    const calls = fakeApi();
    putTag({ merchant: KEY });
    await runFrom(putTag({}));
    await window.__selgeo?.ready();
    expect(calls[0]?.body).toMatchObject({ merchant_key: KEY });
  });

  it('goes by its own tag, not by one of another vendor', async () => {
    open('/?ref=abc');
    const calls = fakeApi();
    putTag({ merchant: 'acme', param: 'acme', apiUrl: 'https://acme.test' });
    await runFrom(putTag({ merchant: KEY }));
    await window.__selgeo?.ready();
    expect(calls.map(({ url }) => url)).toEqual(['https://api.selgeo.com/v1/clicks']);
  });

  it('runs once when the page has it twice', async () => {
    open('/?ref=abc');
    const calls = fakeApi();
    const tags = [putTag({ merchant: KEY }), putTag({ merchant: 'pk_live_other' })];
    for (const tag of tags) await runFrom(tag);
    const running = window.__selgeo;
    await runFrom(null);
    await running?.ready();
    expect(window.__selgeo).toBe(running);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.body).toMatchObject({ merchant_key: KEY });
  });

  it.each([
    ['no tag', undefined],
    ['no key', {}],
    ['a malformed key', { merchant: 'sk_live_abc' }],
    [
      'malformed attributes',
      { merchant: '"><', param: ',', apiUrl: '::', paymentLinkHosts: '"]', tabs: '?' },
    ],
  ])('sends nothing and breaks nothing with %s', async (_, data) => {
    open('/?ref=abc');
    const calls = fakeApi();
    const log = vi.spyOn(console, 'error');
    await runFrom(data ? putTag(data) : null);
    await expect(window.__selgeo?.ready()).resolves.toEqual({ clickId: null, status: 'none' });
    expect(window.__selgeo?.getClickId()).toBeNull();
    expect(calls).toHaveLength(0);
    expect(log).not.toHaveBeenCalled();
  });

  it('keeps its errors from the page', async () => {
    vi.spyOn(document, 'querySelector').mockImplementation(() => {
      throw new Error('replaced by the page');
    });
    await expect(runFrom(null)).resolves.toBeUndefined();
  });

  it('answers what the inline stub of the page has queued', async () => {
    open('/?ref=abc');
    fakeApi();
    const { createStub } = await import('../src/visit/stub.ts');
    const stub = createStub();
    window.__selgeo = stub as unknown as NonNullable<typeof window.__selgeo>;
    const answer = stub.ready();
    await runFrom(putTag({ merchant: KEY }));
    await expect(answer).resolves.toEqual({ clickId: CLICK, status: 'registered' });
    expect(stub.getClickId()).toBe(CLICK);
  });
});
