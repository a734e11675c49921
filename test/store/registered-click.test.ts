import { describe, expect, it } from 'vitest';
import { readClick, writeClick } from '../../src/store/registered-click.ts';
import { newTabPerTest } from '../support/page.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

newTabPerTest();

describe('what belongs to a registered click', () => {
  it('is nothing in a tab without one', () => {
    expect(readClick()).toEqual([undefined, undefined, undefined]);
  });

  it('comes back in the order in which it was stored', () => {
    writeClick([CLICK, 'vt_1', '["abc"]']);
    expect(readClick()).toEqual([CLICK, 'vt_1', '["abc"]']);
    expect({ ...sessionStorage }).toEqual({
      __selgeo_cid: CLICK,
      __selgeo_vtk: 'vt_1',
      __selgeo_seen: '["abc"]',
    });
  });

  it.each([
    [[LATER_CLICK]],
    [[LATER_CLICK, undefined]],
    [[LATER_CLICK, null, null]],
    [[LATER_CLICK, '', '']],
    [[LATER_CLICK, 0, false]],
  ])('stays as it is where %j has nothing new', (texts) => {
    writeClick([CLICK, 'vt_1', '["abc"]']);
    writeClick(texts);
    expect(readClick()).toEqual([LATER_CLICK, 'vt_1', '["abc"]']);
  });

  it('leaves alone what is parked, and what the page stores', () => {
    sessionStorage.setItem('__selgeo_parked', '[1]');
    sessionStorage.setItem('cart', '3 items');
    writeClick([CLICK, 'vt_1', '["abc"]', 'more']);
    expect({ ...sessionStorage }).toMatchObject({ __selgeo_parked: '[1]', cart: '3 items' });
    expect(sessionStorage).toHaveLength(5);
  });
});
