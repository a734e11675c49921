import { beforeEach, describe, expect, it, vi } from 'vitest';
import { importModule } from '../../src/browser/import-module.js';
import { startFromTag } from '../../src/visit/start-from-tag.ts';
import { documentHas, newTabPerTest, open, redefine, show } from '../support/page.ts';
import { putTag, runningFrom } from '../support/script-tag.ts';
import { pass } from '../support/settled.ts';
import { KEY } from '../support/values.ts';

vi.mock('../../src/browser/import-module.js', () => ({ importModule: vi.fn() }));

newTabPerTest();
const debug = { init: vi.fn() };
beforeEach(() => {
  debug.init.mockReset();
  vi.mocked(importModule).mockReset().mockResolvedValue(debug);
});

const SELECTOR = 'script[data-merchant]';

/** Runs the script, and gives the attributes that it has started with, if it has started without debug. */
async function run(): Promise<DOMStringMap | undefined> {
  let attributes: DOMStringMap | undefined;
  startFromTag(SELECTOR, 'selgeo-debug.js', (start, data) => {
    start(data);
    if (window.__selgeo) attributes = data;
  });
  await pass(0);
  return attributes;
}

describe('the tag', () => {
  it('is the one whose code runs', async () => {
    putTag({ merchant: 'pk_test_other' });
    runningFrom(putTag({ merchant: KEY, tabs: 'off' }));
    expect(await run()).toEqual({ merchant: KEY, tabs: 'off' });
  });

  it.each([
    ['the browser does not name it', () => null],
    ['a tag manager runs a copy without attributes', () => putTag({})],
  ])('is found where %s', async (_, running) => {
    putTag({ acme: '7' });
    putTag({ merchant: KEY });
    runningFrom(running());
    expect(await run()).toEqual({ merchant: KEY });
  });

  it('may be missing', async () => {
    expect(await run()).toEqual({});
  });

  it.each([
    '<img name="currentScript" data-merchant="pk_test_attacker" data-debug="">',
    '<form name="currentScript" data-merchant="pk_test_attacker" data-api-url="https://attacker.test"></form>',
    '<div data-merchant="pk_test_attacker"></div>',
  ])('is never markup that a visitor could write: %s', async (html) => {
    const element = show(html);
    // As browsers do it, and happy-dom does not: a named element hides the property.
    redefine('currentScript', { value: element }, document);
    expect(await run()).toEqual({});
    putTag({ merchant: KEY });
    Reflect.deleteProperty(window, '__selgeo');
    expect(await run()).toEqual({ merchant: KEY });
    expect(importModule).not.toHaveBeenCalled();
  });

  it('is found where the page has an image named querySelector', async () => {
    redefine('querySelector', { value: document.createElement('img') }, document);
    putTag({ merchant: KEY });
    expect(await run()).toEqual({ merchant: KEY });
  });
});

describe('the debug build', () => {
  /** Where the browser says that the code has come from. */
  const loadedFrom = (address: string) =>
    vi.stubGlobal(
      'Error',
      class extends Error {
        override stack = `Error\n    at ${address}:1:2345\n    at https://other.test/a.js:1:1`;
      },
    );

  beforeEach(() => {
    runningFrom(putTag({ merchant: KEY }));
    loadedFrom('https://cdn.test/v1/selgeo.js');
  });

  it.each([
    '/?selgeo_debug',
    '/?selgeo_debug=1',
    '/?a=b&selgeo_debug',
    '/?selgeo_debug&a=b',
    '/a?a=b&selgeo_debug=#c',
  ])('starts in the place of this one at %s', async (path) => {
    open(path);
    expect(await run()).toBeUndefined();
    expect(importModule).toHaveBeenCalledExactlyOnceWith('https://cdn.test/v1/selgeo-debug.js');
    expect(debug.init).toHaveBeenCalledExactlyOnceWith({ merchant: KEY });
  });

  it.each([
    '/',
    '/?ref=selgeo_debug',
    '/?a=selgeo_debug',
    '/?selgeo_debugger',
    '/?noselgeo_debug=1',
    '/selgeo_debug',
    '/#selgeo_debug',
    '/?a=b%26selgeo_debug',
  ])('is not asked for by %s', async (path) => {
    open(path);
    expect(await run()).toEqual({ merchant: KEY });
    expect(importModule).not.toHaveBeenCalled();
  });

  it('is asked for by the tag, and by an earlier page of the tab', async () => {
    runningFrom(putTag({ merchant: KEY, debug: 'on' }));
    await run();
    expect(debug.init).toHaveBeenCalledOnce();
    runningFrom(putTag({ merchant: KEY }));
    sessionStorage.setItem('__selgeo_debug', '1');
    await run();
    expect(debug.init).toHaveBeenCalledTimes(2);
  });

  it('is not asked for by an address where a hash pins what runs, but by the tag', async () => {
    open('/?selgeo_debug');
    const tag = putTag({ merchant: KEY });
    tag.integrity = 'sha384-abc';
    runningFrom(tag);
    expect(await run()).toEqual({ merchant: KEY });
    expect(importModule).not.toHaveBeenCalled();
    Reflect.deleteProperty(window, '__selgeo');
    tag.dataset.debug = 'on';
    await run();
    expect(debug.init).toHaveBeenCalledOnce();
  });

  it.each([
    ['https://cdn.test/v1/selgeo.js', 'https://cdn.test/v1/'],
    ['https://shop.test/selgeo.js', 'https://shop.test/'],
    ['https://shop.test/assets/selgeo.js?v=/7', 'https://shop.test/assets/'],
    ['global code@http://localhost:5111/v1/selgeo.js', 'http://localhost:5111/v1/'],
    ['Object.<anonymous> (https://cdn.test/v1/selgeo.js)', 'https://cdn.test/v1/'],
  ])(
    'comes from where this one has come from, whatever the <base> of the page is: %s',
    async (from, folder) => {
      loadedFrom(from);
      open('/?selgeo_debug');
      document.head.insertAdjacentHTML('afterbegin', '<base href="https://attacker.test/">');
      await run();
      expect(importModule).toHaveBeenCalledExactlyOnceWith(`${folder}selgeo-debug.js`);
    },
  );

  it('does not keep the visit from going on, where it cannot be had', async () => {
    vi.mocked(importModule).mockRejectedValue(new TypeError('Failed to fetch'));
    open('/?selgeo_debug');
    expect(await run()).toEqual({ merchant: KEY });
  });
});

it('never throws', () => {
  documentHas('currentScript', null);
  expect(() =>
    startFromTag('of the page[', 'selgeo-debug.js', () => {
      throw new Error('of the page');
    }),
  ).not.toThrow();
});
