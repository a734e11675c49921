import { expect, it } from 'vitest';
import { run as look } from '../../../src/doctor/page/look.ts';
import { switchStorageOff } from '../../support/storage.ts';

it('finds the tags of the snippet, and no others', () => {
  document.body.innerHTML = `
    <script type="x" data-merchant="pk_test_a"></script>
    <script type="x" data-rewardful="pk_live_b"></script>
    <script type="x" data-src="https://cdn.test/v1/selgeo.js"></script>
    <script type="x" data-rewardful="a1b2c3"></script>
    <script type="x"></script>`;
  expect(look().tags.map(({ data }) => data)).toEqual([
    { merchant: 'pk_test_a' },
    { rewardful: 'pk_live_b' },
  ]);
});

it('counts the links that open a new tab of the site', () => {
  document.body.innerHTML = `<a href="/a" target="_blank">A</a> <a href="/b">B</a>
    <a href="https://other.test/" target="_blank">C</a>`;
  expect(look().newTabLinks).toBe(1);
});

it('lists what carries the click ID or could, by the hosts of the tag', () => {
  document.body.innerHTML = `
    <script type="x" data-merchant="pk_test_a" data-payment-link-hosts="pay.shop.test"></script>
    <a id="own" href="https://pay.shop.test/a?token=secret">A</a> <a id="other" href="https://buy.other.test/">B</a>
    <form data-selgeo></form>`;
  const { carriers } = look();
  expect(carriers).toEqual([
    { name: 'nothing-to-carry', kind: 'payment-link', selector: '#own' },
    { name: 'other-host', kind: 'link', selector: '#other' },
    { name: 'nothing-to-carry', kind: 'form', selector: expect.stringContaining('form') },
  ]);
});

it('knows the hosts of a tag with the parameters that they take', () => {
  document.body.innerHTML = `
    <script type="x" data-merchant="pk_test_a" data-payment-link-hosts="buy.polar.sh=reference_id"></script>
    <a id="own" href="https://buy.polar.sh/a?reference_id=order-7">A</a>
    <form id="form" action="https://buy.polar.sh/a"></form>`;
  expect(look().carriers.map(({ name, selector }) => [selector, name])).toEqual([
    ['#own', 'own-reference'],
    ['#form', 'nothing-to-carry'],
  ]);
});

it('tells storage that is there from storage that is not', () => {
  sessionStorage.setItem('__selgeo_cid', 'rubbish');
  expect(look()).toMatchObject({ hasStorage: true, storedClickId: 'rubbish' });
  switchStorageOff();
  expect(look()).toMatchObject({ hasStorage: false, storedClickId: null });
});

it('names the keys of both storages, without their values', () => {
  sessionStorage.setItem('__selgeo_cid', 'rubbish');
  localStorage.setItem('cart', 'secret');
  expect(look().keys).toEqual(['sessionStorage.__selgeo_cid', 'localStorage.cart']);
  switchStorageOff();
  expect(look().keys).not.toContain('sessionStorage.__selgeo_cid');
});
