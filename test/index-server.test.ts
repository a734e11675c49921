import { describe, expect, it, vi } from 'vitest';
import { version } from '../src/agreed/version.ts';
import { getClickId, init, ready } from '../src/index.ts';
import { KEY } from './support/values.ts';

const none = { clickId: null, status: 'none' };

describe('the npm entry on a server', () => {
  it('knows no click', async () => {
    expect(typeof window).toBe('undefined');
    expect(getClickId()).toBeNull();
    await expect(ready()).resolves.toEqual(none);
    await expect(ready({ timeout: 0 })).resolves.toEqual(none);
  });

  it('gives an object that does nothing', async () => {
    const fetch = vi.spyOn(globalThis, 'fetch');
    const selgeo = init({ merchant: KEY });
    expect(selgeo.version).toBe(version);
    expect(selgeo.getClickId()).toBeNull();
    await expect(selgeo.ready()).resolves.toEqual(none);
    expect(selgeo.decorateUrl('https://buy.stripe.com/a')).toBe('https://buy.stripe.com/a');
    expect(() => selgeo.fillForm({} as HTMLFormElement)).not.toThrow();
    expect(fetch).not.toHaveBeenCalled();
    expect(globalThis).not.toHaveProperty('__selgeo');
  });

  it('is the same object for every visitor, so it can hold nothing of one', () => {
    expect(init({ merchant: 'pk_test_other' })).toBe(init({ merchant: KEY }));
  });
});
