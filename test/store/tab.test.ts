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

  it.each([
    ['"abc"', ['abc']],
    ['7', [7]],
    ['{"a":1}', [{ a: 1 }]],
  ])('takes %s, which is no list, for its only entry', async (text, list) => {
    sessionStorage.setItem('__selgeo_seen', text);
    const { readList } = await loadStore();
    expect(readList('__selgeo_seen')).toEqual(list);
  });

  it('lives as long as the page where the storage is switched off', async () => {
    switchStorageOff();
    const { readList, writeList } = await loadStore();
    writeList('__selgeo_seen', ['abc']);
    expect(readList('__selgeo_seen')).toEqual(['abc']);
  });
});
