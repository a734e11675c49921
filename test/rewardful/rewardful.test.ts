import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeApi, refuses } from '../support/api.ts';
import { newTabPerTest, open, redefine, show } from '../support/page.ts';
import { putTag, runningFrom } from '../support/script-tag.ts';
import { pass } from '../support/settled.ts';
import { switchStorageOff } from '../support/storage.ts';
import { CLICK, KEY } from '../support/values.ts';

newTabPerTest();
beforeEach(() => {
  for (const name of ['Rewardful', 'rewardful', '_rwq']) Reflect.deleteProperty(window, name);
});

/** The scripts have side effects on import: each one is the browser running a tag once. */
async function run(tag: HTMLScriptElement | null, script: 'rewardful' | 'selgeo' = 'rewardful') {
  runningFrom(tag);
  vi.resetModules();
  await (script === 'selgeo' ? import('../../src/snippet.ts') : import('../../src/rewardful.ts'));
}

const call = (...args: unknown[]) => Reflect.get(window, 'rewardful')(...args);
const rewardfulTag = () => putTag({ rewardful: KEY });

describe('the script', () => {
  it.each(['via', 'ref'])('registers the click of ?%s=', async (param) => {
    open(`/?${param}=abc`);
    const calls = fakeApi();
    await run(rewardfulTag());
    const referral = await new Promise((settle) => call('ready', () => settle(window.Rewardful?.referral)));
    expect(referral).toBe(CLICK);
    expect(calls.map(({ body }) => [body.merchant_key, body.ref])).toEqual([[KEY, 'abc']]);
  });

  it('publishes the API of the snippet as well', async () => {
    open('/?via=abc');
    fakeApi();
    await run(rewardfulTag());
    await expect(window.__selgeo?.ready()).resolves.toEqual({ clickId: CLICK, status: 'registered' });
    expect(window.__selgeo?.decorateUrl('https://buy.stripe.com/a')).toContain(CLICK);
  });

  it('puts the referral into the forms of the page', async () => {
    open('/?via=abc');
    fakeApi();
    await run(rewardfulTag());
    await window.__selgeo?.ready();
    const form = show<HTMLFormElement>('<form data-rewardful></form>');
    form.click();
    expect([...new FormData(form)]).toEqual([['referral', CLICK]]);
  });

  it('sends nothing and calls back without a referral', async () => {
    const calls = fakeApi();
    const callback = vi.fn();
    await run(rewardfulTag());
    call('ready', callback);
    await pass(0);
    expect(callback).toHaveBeenCalledOnce();
    expect(calls).toEqual([]);
  });

  it('calls back where the API refuses the click', async () => {
    open('/?via=abc');
    fakeApi(refuses(404));
    const callback = vi.fn();
    await run(rewardfulTag());
    call('ready', callback);
    await pass(0);
    expect(callback).toHaveBeenCalledOnce();
    expect(window.Rewardful?.referral).toBe('');
  });

  it('counts one click and calls back once where the page has it twice', async () => {
    open('/?via=abc');
    const calls = fakeApi();
    const callback = vi.fn();
    await run(rewardfulTag());
    call('ready', callback);
    await run(rewardfulTag());
    await pass(60_000);
    expect(calls).toHaveLength(1);
    expect(callback).toHaveBeenCalledOnce();
  });

  it.each([
    ['before', ['selgeo', 'rewardful']],
    ['after', ['rewardful', 'selgeo']],
  ] as const)('works where the page has the snippet as well, %s it', async (_, scripts) => {
    open('/?ref=abc');
    const calls = fakeApi();
    for (const script of scripts)
      await run(script === 'selgeo' ? putTag({ merchant: KEY }) : rewardfulTag(), script);
    await pass(0);
    expect(calls).toHaveLength(1);
    expect(window.Rewardful?.referral).toBe(CLICK);
  });

  it('works for the life of the page where the storage is switched off, also beside the snippet', async () => {
    switchStorageOff();
    open('/?ref=abc');
    fakeApi();
    await run(putTag({ merchant: KEY }), 'selgeo');
    await run(rewardfulTag());
    await pass(0);
    expect(window.Rewardful?.referral).toBe(CLICK);
  });

  it.each([
    ['no tag', null],
    ['the key of Rewardful', { rewardful: 'a1b2c3' }],
    ['malformed attributes', { rewardful: KEY, param: ',', rewardfulParams: '"', apiUrl: '::' }],
  ])('breaks nothing with %s', async (_, data) => {
    open('/?via=abc');
    const calls = fakeApi();
    const log = vi.spyOn(console, 'error');
    const callback = vi.fn();
    await run(data && putTag(data));
    call('ready', callback);
    await pass(0);
    expect(callback).toHaveBeenCalledOnce();
    expect(calls).toEqual([]);
    expect(log).not.toHaveBeenCalled();
  });

  it('keeps its errors from the page', async () => {
    vi.spyOn(document, 'querySelector').mockImplementation(() => {
      throw new Error('replaced by the page');
    });
    await expect(run(null)).resolves.toBeUndefined();
  });

  it.each([
    ['frozen', { value: Object.freeze({ version: 'mine' }), writable: false }],
    ['with a queue that is none', { value: { q: 'mine' }, writable: true }],
  ])('calls back where the page has a __selgeo of its own, %s', async (_, descriptor) => {
    redefine('__selgeo', descriptor);
    const callback = vi.fn();
    await run(rewardfulTag());
    call('ready', callback);
    await pass(3000);
    expect(callback).toHaveBeenCalledOnce();
    expect(window.Rewardful?.referral).toBe('');
  });
});
