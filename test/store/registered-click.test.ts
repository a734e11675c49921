import { describe, expect, it } from 'vitest';
import { readClickId, readVisitorToken, writeClick } from '../../src/store/registered-click.ts';
import { newTabPerTest } from '../support/page.ts';
import { CLICK, LATER_CLICK, NOT_UUIDS } from '../support/values.ts';

newTabPerTest();

/** What storage, the network or another tab may hold in place of a visitor token. */
const NO_TOKENS = [undefined, null, '', ' ', 0, false, {}, { trim: 1 }, ['vt_2'], 'x'.repeat(256)];

describe('readClickId', () => {
  it('is null in a tab without a click', () => {
    expect(readClickId()).toBeNull();
  });

  it('is what the tab stores now', () => {
    sessionStorage.setItem('__selgeo_cid', CLICK);
    expect(readClickId()).toBe(CLICK);
    sessionStorage.setItem('__selgeo_cid', LATER_CLICK);
    expect(readClickId()).toBe(LATER_CLICK);
    sessionStorage.clear();
    expect(readClickId()).toBeNull();
  });

  it.each(NOT_UUIDS)('is null when the tab stores %j', (value) => {
    sessionStorage.setItem('__selgeo_cid', value);
    expect(readClickId()).toBeNull();
  });
});

describe('readVisitorToken', () => {
  it('is what the tab stores, up to 255 characters', () => {
    expect(readVisitorToken()).toBeUndefined();
    sessionStorage.setItem('__selgeo_vtk', 'vt_1');
    expect(readVisitorToken()).toBe('vt_1');
    sessionStorage.setItem('__selgeo_vtk', 'x'.repeat(255));
    expect(readVisitorToken()).toHaveLength(255);
  });

  it.each(['', ' ', 'x'.repeat(256), 'x'.repeat(100_000)])('is none where that is no token', (value) => {
    sessionStorage.setItem('__selgeo_vtk', value);
    expect(readVisitorToken()).toBeUndefined();
  });
});

describe('writeClick', () => {
  it('stores the click ID and the visitor token where merchants read them, and nothing else', () => {
    sessionStorage.setItem('__selgeo_parked', '[1]');
    sessionStorage.setItem('cart', '3 items');
    writeClick({ clickId: CLICK, visitorToken: 'vt_1' });
    expect({ ...sessionStorage }).toEqual({
      __selgeo_cid: CLICK,
      __selgeo_vtk: 'vt_1',
      __selgeo_parked: '[1]',
      cart: '3 items',
    });
  });

  it.each(NO_TOKENS)('stores no token, and keeps the one before, where the API says %j', (token) => {
    writeClick({ clickId: CLICK, visitorToken: token });
    expect({ ...sessionStorage }).toEqual({ __selgeo_cid: CLICK });
    writeClick({ clickId: CLICK, visitorToken: 'vt_1' });
    writeClick({ clickId: LATER_CLICK, visitorToken: token });
    expect({ ...sessionStorage }).toEqual({ __selgeo_cid: LATER_CLICK, __selgeo_vtk: 'vt_1' });
  });
});
