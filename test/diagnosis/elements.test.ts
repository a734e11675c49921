import { describe, expect, it } from 'vitest';
import { fillForm } from '../../src/carry/forms.ts';
import { inspectElements } from '../../src/diagnosis/elements.ts';
import { decoratorsOf } from '../support/decorators.ts';
import { newTabPerTest, show } from '../support/page.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

newTabPerTest();

const hosts = ['buy.stripe.com', 'pay.shop.test', 'local.test:8443'];
const found = (html: string, clickId: string | null = CLICK) => {
  show(html);
  return inspectElements(document, { hosts, clickId }).map(({ kind, code }) => `${kind} ${code}`);
};
const id = `client_reference_id=${CLICK}`;

describe('inspectElements', () => {
  it.each([
    [`<a href="https://buy.stripe.com/a?${id}">`, 'payment-link SG50'],
    ['<a href="https://buy.stripe.com/a">', 'payment-link SG51'],
    ['<a href="//PAY.shop.test/a?client_reference_id=">', 'payment-link SG51'],
    ['<map><area href="https://buy.stripe.com/a"></map>', 'payment-link SG51'],
    ['<a href="https://buy.stripe.com/a?client_reference_id=mine">', 'payment-link SG61'],
    ['<a href="https://checkout.stripe.com/c/pay/cs_1">', 'link SG66'],
    ['<a href="https://billing.stripe.com/p/login/1">', 'link SG66'],
    ['<a href="https://www.buy.stripe.com/a">', 'link SG66'],
    ['<a href="https://buy.stripe.com.evil.test/a">', 'link SG62'],
    ['<a href="https://buy-stripe.test/a">', 'link SG62'],
    ['<a href="https://www.pay.shop.test/a">', 'link SG62'],
    ['<a href="https://local.test/a">', 'link SG62'],
    ['<a href="https://checkout.shop.test/a">', 'link SG62'],
    ['<a href="https://elsewhere.test/b/1?prefilled_email=a%40b.test">', 'link SG62'],
    [`<stripe-buy-button client-reference-id="${CLICK}">`, 'buy-button SG50'],
    ['<stripe-buy-button>', 'buy-button SG52'],
    ['<stripe-buy-button client-reference-id="">', 'buy-button SG52'],
    ['<stripe-pricing-table client-reference-id="mine">', 'pricing-table SG61'],
    [`<form data-selgeo><input data-selgeo name="click_id" value="${CLICK}"></form>`, 'form SG50'],
    ['<form data-selgeo></form>', 'form SG51'],
    ['<form><input data-selgeo name="partner"></form>', 'form SG51'],
    ['<form></form>', 'form SG63'],
    ['<form data-selgeo><input name="click_id"></form>', 'form SG64'],
    ['<form data-selgeo="partner"><input id="partner"></form>', 'form SG64'],
    ['<form><input data-selgeo></form>', 'form SG67'],
    ['<form><input data-selgeo name="partner" disabled></form>', 'form SG67'],
    ['<p><input data-selgeo name="partner"></p>', 'form SG51'],
    ['<form data-selgeo><input name="elements"><input name="getAttribute"></form>', 'form SG51'],
  ])('of %s says %s', (html, expected) => {
    expect(found(html)).toEqual([expected]);
  });

  it.each([
    '<a href="https://buy.stripe.com/a">',
    '<stripe-buy-button>',
    '<form data-selgeo></form>',
    '<form><input data-selgeo name="partner"></form>',
  ])('of %s says that there is no click ID', (html) => {
    expect(found(html, null)[0]).toMatch(/SG60$/);
  });

  it.each([
    '<a href="/pricing">',
    '<a>',
    '<a href="mailto:a@buy.stripe.com">',
    '<a href="https://">',
    '<p>buy.stripe.com</p>',
    '<a href="https://evil.test/?u=https://buy.stripe.com">',
  ])('says nothing of %s', (html) => {
    expect(found(html)).toEqual([]);
  });

  it('looks into open shadow roots, but not into that of the inspector', () => {
    for (const name of ['section', 'selgeo-inspector']) {
      const root = document.body.appendChild(document.createElement(name)).attachShadow({ mode: 'open' });
      root.innerHTML = '<a href="https://buy.stripe.com/a">Buy</a><stripe-buy-button></stripe-buy-button>';
    }
    const findings = inspectElements(document, { hosts, clickId: CLICK });
    expect(findings.map(({ code, selector }) => [code, selector])).toEqual([
      ['SG51', 'body > section >>> a'],
      ['SG65', 'body > section >>> stripe-buy-button'],
    ]);
  });

  it('takes an earlier click ID of the page for one that will be replaced', () => {
    show(`<a href="https://buy.stripe.com/a?${id}">`);
    const terms = { hosts, clickId: LATER_CLICK, earlier: [CLICK] };
    expect(inspectElements(document, terms)[0]?.code).toBe('SG51');
  });

  it('changes nothing', () => {
    show(
      '<a href="HTTPS://Buy.stripe.com">Buy</a><form data-selgeo></form><stripe-buy-button></stripe-buy-button>',
    );
    const before = document.documentElement.outerHTML;
    inspectElements(document, { hosts, clickId: CLICK });
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('says of what the snippet decorates that it carries, and of nothing else', () => {
    sessionStorage.setItem('__selgeo_cid', CLICK);
    const { decorate } = decoratorsOf(hosts);
    show(`<a href="https://buy.stripe.com/a">1</a><a href="https://buy.stripe.com/b?client_reference_id=x">2</a>
      <a href="https://checkout.stripe.com/">3</a><stripe-pricing-table></stripe-pricing-table>
      <form data-selgeo></form><form data-selgeo><input name="click_id"></form>`);
    for (const element of document.querySelectorAll<HTMLElement>('a,stripe-pricing-table')) decorate(element);
    for (const form of document.querySelectorAll('form')) fillForm(form);
    const carries = inspectElements(document, { hosts, clickId: CLICK }).map((finding) => finding.carries);
    expect(carries).toEqual([true, false, false, true, true, false]);
  });
});
