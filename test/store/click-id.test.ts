import { describe, expect, it } from 'vitest';
import { readClickId } from '../../src/store/registered-click.ts';
import { newTabPerTest } from '../support/page.ts';
import { CLICK, LATER_CLICK, NOT_UUIDS } from '../support/values.ts';

newTabPerTest();

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
