import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { anyText, forAll } from '../support/for-all.ts';
import { newTabPerTest, redefine } from '../support/page.ts';
import { fillStorage, switchStorageOff } from '../support/storage.ts';

newTabPerTest();
beforeEach(() => vi.resetModules());

// The store looks for the tab's storage once, when it is loaded.
const loadStore = () => import('../../src/store/tab.ts');

describe('the store', () => {
  it('writes the plain value under the plain key, where merchants read it', async () => {
    const { readItem, writeItem } = await loadStore();
    writeItem('__selgeo_cid', 'abc');
    expect(sessionStorage.getItem('__selgeo_cid')).toBe('abc');
    expect(readItem('__selgeo_cid')).toBe('abc');
  });

  it('knows nothing that has not been stored', async () => {
    const { readItem } = await loadStore();
    expect(readItem('__selgeo_cid')).toBeUndefined();
  });

  it('reads afresh what another page of the tab has stored', async () => {
    const { readItem, writeItem } = await loadStore();
    writeItem('__selgeo_cid', 'abc');
    sessionStorage.setItem('__selgeo_cid', 'def');
    expect(readItem('__selgeo_cid')).toBe('def');
    sessionStorage.removeItem('__selgeo_cid');
    expect(readItem('__selgeo_cid')).toBeUndefined();
  });

  it('touches nothing but its own keys', async () => {
    sessionStorage.setItem('cart', '3 items');
    const { writeItem } = await loadStore();
    writeItem('__selgeo_vtk', 'abc');
    expect({ ...sessionStorage }).toEqual({ cart: '3 items', __selgeo_vtk: 'abc' });
  });

  it.each([
    ['throws when it is touched', switchStorageOff],
    ['is null, as in a web view', () => redefine('sessionStorage', { value: null })],
  ])('remembers for the life of the page where the storage %s', async (_, breakStorage) => {
    breakStorage();
    const { readItem, writeItem } = await loadStore();
    expect(readItem('__selgeo_cid')).toBeUndefined();
    writeItem('__selgeo_cid', 'abc');
    writeItem('__selgeo_vtk', 'def');
    expect([readItem('__selgeo_cid'), readItem('__selgeo_vtk')]).toEqual(['abc', 'def']);
  });

  it('remembers what a full storage does not take, beside what that holds', async () => {
    fillStorage({ __selgeo_vtk: 'token', __selgeo_cid: 'old' });
    const { readItem, writeItem, readList, writeList } = await loadStore();
    writeItem('__selgeo_cid', 'new');
    writeList('__selgeo_seen', ['abc']);
    expect(readItem('__selgeo_cid')).toBe('new');
    expect(readList('__selgeo_seen')).toEqual(['abc']);
    expect(readItem('__selgeo_vtk')).toBe('token');
  });
});

describe('a list of the store', () => {
  it('is JSON, in the order in which it was written', async () => {
    const { readList, writeList } = await loadStore();
    writeList('__selgeo_seen', ['def', 'abc']);
    expect(sessionStorage.getItem('__selgeo_seen')).toBe('["def","abc"]');
    expect(readList('__selgeo_seen')).toEqual(['def', 'abc']);
  });

  it('holds any text that a partner can put into a link', async () => {
    const { readList, writeList } = await loadStore();
    forAll(fc.array(anyText), (refs) => {
      writeList('__selgeo_seen', refs);
      expect(readList('__selgeo_seen')).toEqual(refs);
    });
  });

  it('is empty when nothing is stored', async () => {
    const { readList } = await loadStore();
    expect(readList('__selgeo_seen')).toEqual([]);
    expect(readList('__selgeo_parked')).toEqual([]);
  });

  it.each(['', 'abc', '[', '{', 'undefined', '["abc"'])('is empty when %j is stored', async (text) => {
    sessionStorage.setItem('__selgeo_seen', text);
    const { readList } = await loadStore();
    expect(readList('__selgeo_seen')).toEqual([]);
  });

  it.each(['"abc"', '7', 'true', 'null', '{"a":1}', '{"length":1}'])(
    'is empty when %s is stored, which is no list',
    async (text) => {
      sessionStorage.setItem('__selgeo_seen', text);
      const { readList } = await loadStore();
      expect(readList('__selgeo_seen')).toEqual([]);
    },
  );

  it('does not parse what is not there, because a caught error costs a millisecond', async () => {
    const parse = vi.spyOn(JSON, 'parse');
    const { readList } = await loadStore();
    readList('__selgeo_seen');
    expect(parse).not.toHaveBeenCalled();
  });

  it('lives as long as the page where the storage is switched off', async () => {
    switchStorageOff();
    const { readList, writeList } = await loadStore();
    writeList('__selgeo_seen', ['abc']);
    expect(readList('__selgeo_seen')).toEqual(['abc']);
  });
});

describe('the JSON of a value', () => {
  const value = { ref: 'abc', none: undefined, list: ['a', { b: 'c', at: 7 }, null], isLate: true };

  it('is that of JSON.stringify', async () => {
    const { jsonOf } = await loadStore();
    forAll(fc.jsonValue(), (any) => expect(jsonOf(any)).toBe(JSON.stringify(any)));
    expect(jsonOf(value)).toBe(JSON.stringify(value));
  });

  it.each([
    ['arrays', Array.prototype],
    ['all objects', Object.prototype],
  ])('is the same where the page has given a toJSON to %s, as Prototype 1.6 does', async (_, owner) => {
    const { jsonOf } = await loadStore();
    const before = jsonOf([value, 'text']);
    redefine('toJSON', { value: () => '["replaced by the page"]' }, owner);
    expect(JSON.stringify([value, 'text'])).not.toBe(before);
    expect(jsonOf([value, 'text'])).toBe(before);
  });
});

describe('what the page knows', () => {
  const SEEN = '[{"ref":"abc"}]';

  it('comes back when the page has emptied the storage', async () => {
    const { keep, readItem, writeItem } = await loadStore();
    writeItem('__selgeo_seen', SEEN);
    writeItem('__selgeo_vtk', 'vt_1');
    sessionStorage.setItem('__selgeo_cid', 'abc');
    readItem('__selgeo_cid');
    sessionStorage.clear();
    keep();
    expect({ ...sessionStorage }).toEqual({ __selgeo_seen: SEEN, __selgeo_vtk: 'vt_1', __selgeo_cid: 'abc' });
  });

  it('is what it has read or written last', async () => {
    const { keep, readItem, writeItem } = await loadStore();
    writeItem('__selgeo_seen', '[]');
    sessionStorage.setItem('__selgeo_seen', SEEN);
    readItem('__selgeo_seen');
    sessionStorage.clear();
    keep();
    expect(sessionStorage.getItem('__selgeo_seen')).toBe(SEEN);
  });

  it('is not written while the storage has what it should', async () => {
    const { keep, writeItem } = await loadStore();
    writeItem('__selgeo_seen', SEEN);
    writeItem('__selgeo_cid', 'abc');
    sessionStorage.removeItem('__selgeo_cid');
    keep();
    expect({ ...sessionStorage }).toEqual({ __selgeo_seen: SEEN });
  });

  it('is nothing on a page without a referral', async () => {
    const { keep, readItem, readList } = await loadStore();
    readItem('__selgeo_cid');
    readList('__selgeo_parked');
    keep();
    expect(sessionStorage).toHaveLength(0);
  });

  it('is not what another page knew', async () => {
    const { openTab, keep, writeItem } = await loadStore();
    writeItem('__selgeo_seen', SEEN);
    sessionStorage.clear();
    openTab();
    keep();
    expect(sessionStorage).toHaveLength(0);
  });
});
