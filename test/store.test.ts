import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newTabPerTest, redefine } from './support/page.ts';
import { fillStorage, switchStorageOff } from './support/storage.ts';

newTabPerTest();
beforeEach(() => vi.resetModules());

// The store looks for the tab's storage once, when it is loaded.
const loadStore = () => import('../src/store.ts');

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
    writeItem('__selgeo_ref', 'abc');
    expect({ ...sessionStorage }).toEqual({ cart: '3 items', __selgeo_ref: 'abc' });
  });

  it.each([
    ['throws when it is touched', switchStorageOff],
    ['is null, as in a web view', () => redefine('sessionStorage', { value: null })],
  ])('remembers for the life of the page where the storage %s', async (_, breakStorage) => {
    breakStorage();
    const { readItem, writeItem } = await loadStore();
    expect(readItem('__selgeo_cid')).toBeUndefined();
    writeItem('__selgeo_cid', 'abc');
    writeItem('__selgeo_ref', 'def');
    expect([readItem('__selgeo_cid'), readItem('__selgeo_ref')]).toEqual(['abc', 'def']);
  });

  it('remembers what a full storage does not take, beside what that holds', async () => {
    fillStorage({ __selgeo_vtk: 'token', __selgeo_cid: 'old' });
    const { readItem, writeItem } = await loadStore();
    writeItem('__selgeo_cid', 'new');
    writeItem('__selgeo_ref', 'abc');
    expect(readItem('__selgeo_cid')).toBe('new');
    expect(readItem('__selgeo_ref')).toBe('abc');
    expect(readItem('__selgeo_vtk')).toBe('token');
  });
});
