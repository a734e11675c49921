import { describe, expect, it } from 'vitest';
import { fillForm } from '../../src/carry/forms.ts';
import { judgeElements } from '../../src/diagnosis/elements.ts';
import { decoratorsOf, hostsOf } from '../support/decorators.ts';
import { newTabPerTest, show } from '../support/page.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

newTabPerTest();

const texts = ['pay.shop.test', 'local.test:8443', 'buy.polar.sh=reference_id'];
const hosts = hostsOf(texts);
const found = (html: string, clickId: string | null = CLICK) => {
  show(html);
  return judgeElements(document, { hosts, clickId }).map(({ kind, name }) => `${kind} ${name}`);
};
const id = `client_reference_id=${CLICK}`;

describe('judgeElements', () => {
  it.each([
    [`<a href="https://buy.stripe.com/a?${id}">`, 'payment-link carries'],
    ['<a href="https://buy.stripe.com/a">', 'payment-link carries-when-used'],
    ['<a href="//PAY.shop.test/a?client_reference_id=">', 'payment-link carries-when-used'],
    ['<map><area href="https://buy.stripe.com/a"></map>', 'payment-link carries-when-used'],
    ['<a href="https://buy.stripe.com/a?client_reference_id=mine">', 'payment-link own-reference'],
    [
      `<a data-selgeo-id="${LATER_CLICK}" href="https://buy.stripe.com/a?client_reference_id=${LATER_CLICK}">`,
      'payment-link carries-when-used',
    ],
    [
      `<a data-selgeo-id="${LATER_CLICK}" href="https://buy.stripe.com/a?client_reference_id=mine">`,
      'payment-link own-reference',
    ],
    ['<svg><a href="https://buy.stripe.com/a"></a></svg>', 'payment-link carries-when-used'],
    ['<svg><a xlink:href="https://buy.stripe.com/a"></a></svg>', 'payment-link carries-when-used'],
    ['<a href="https://checkout.stripe.com/c/pay/cs_1">', 'link stripe-but-no-link'],
    ['<a href="https://billing.stripe.com/p/login/1">', 'link stripe-but-no-link'],
    ['<a href="https://www.buy.stripe.com/a">', 'link stripe-but-no-link'],
    ['<a href="https://buy.stripe.com.evil.test/a">', 'link other-host'],
    ['<a href="https://buy-stripe.test/a">', 'link other-host'],
    ['<a href="https://www.pay.shop.test/a">', 'link other-host'],
    ['<a href="https://local.test/a">', 'link other-host'],
    ['<a href="https://checkout.shop.test/a">', 'link other-host'],
    ['<a href="https://elsewhere.test/b/1?prefilled_email=a%40b.test">', 'link other-host'],
    ['<a href="https://buy.polar.sh/a">', 'payment-link carries-when-used'],
    [`<a href="https://buy.polar.sh/a?reference_id=${CLICK}">`, 'payment-link carries'],
    ['<a href="https://buy.polar.sh/a?reference_id=mine">', 'payment-link own-reference'],
    [`<a href="https://buy.polar.sh/a?${id}">`, 'payment-link carries-when-used'],
    ['<a href="https://shop.lemonsqueezy.com/buy/a">', 'link other-host'],
    ['<a href="https://test.checkout.dodopayments.com/buy/a">', 'link other-host'],
    [`<stripe-buy-button client-reference-id="${CLICK}">`, 'buy-button carries'],
    ['<stripe-buy-button>', 'buy-button carries-when-idle'],
    ['<stripe-buy-button client-reference-id="">', 'buy-button carries-when-idle'],
    ['<stripe-pricing-table client-reference-id="mine">', 'pricing-table own-reference'],
    [`<form data-selgeo><input data-selgeo name="click_id" value="${CLICK}"></form>`, 'form carries'],
    ['<form data-selgeo></form>', 'form carries-when-used'],
    ['<form><input data-selgeo name="partner"></form>', 'form carries-when-used'],
    ['<form></form>', 'form form-not-opted-in'],
    ['<form action="https://buy.stripe.com/a"></form>', 'form carries-when-used'],
    ['<form><button formaction="https://pay.shop.test/a"></button></form>', 'form carries-when-used'],
    [
      `<form action="https://buy.stripe.com/a"><input type="hidden" name="client_reference_id" value="${CLICK}"></form>`,
      'form carries',
    ],
    [
      '<form action="https://buy.stripe.com/a"><input type="hidden" name="client_reference_id" value="mine"></form>',
      'form own-reference',
    ],
    [
      `<form action="https://buy.polar.sh/a"><input type="hidden" name="reference_id" value="${CLICK}"></form>`,
      'form carries',
    ],
    [
      '<form><button formaction="https://buy.polar.sh/a"></button><input name="reference_id"></form>',
      'form own-reference',
    ],
    ['<form data-selgeo><input type="hidden" name="click_id"></form>', 'form carries-when-used'],
    ['<form data-selgeo><input type="hidden" name="click_id" value="mine"></form>', 'form own-field'],
    [
      `<form data-selgeo><input type="hidden" name="click_id" value="${LATER_CLICK}" data-selgeo-id="${LATER_CLICK}"></form>`,
      'form carries-when-used',
    ],
    ['<form data-selgeo><input name="click_id"></form>', 'form own-field'],
    ['<form data-selgeo="partner"><input id="partner"></form>', 'form carries-when-used'],
    ['<form data-selgeo="partner"><input name="partner"></form>', 'form own-field'],
    ['<form><input data-selgeo></form>', 'form field-not-sent'],
    ['<form><input data-selgeo name="partner" disabled></form>', 'form field-not-sent'],
    ['<p><input data-selgeo name="partner"></p>', 'form carries-when-used'],
    ['<form data-selgeo><input name="elements"><input name="getAttribute"></form>', 'form carries-when-used'],
  ])('of %s says %s', (html, expected) => {
    expect(found(html)).toEqual([expected]);
  });

  it.each([
    '<a href="https://buy.stripe.com/a">',
    '<stripe-buy-button>',
    '<form data-selgeo></form>',
    '<form><input data-selgeo name="partner"></form>',
  ])('of %s says that there is no click ID', (html) => {
    expect(found(html, null)[0]).toMatch(/ nothing-to-carry$/);
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
    const findings = judgeElements(document, { hosts, clickId: CLICK });
    expect(findings.map(({ name, selector }) => [name, selector])).toEqual([
      ['carries-when-used', 'body > section >>> a'],
      ['element-in-shadow', 'body > section >>> stripe-buy-button'],
    ]);
  });

  it('changes nothing', () => {
    show(
      '<a href="HTTPS://Buy.stripe.com">Buy</a><form data-selgeo></form><stripe-buy-button></stripe-buy-button>',
    );
    const before = document.documentElement.outerHTML;
    judgeElements(document, { hosts, clickId: CLICK });
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('says of what the snippet decorates that it carries, and of nothing else', () => {
    sessionStorage.setItem('__selgeo_cid', CLICK);
    const { decorate } = decoratorsOf(texts);
    show(`<a href="https://buy.stripe.com/a">1</a><a href="https://buy.stripe.com/b?client_reference_id=x">2</a>
      <a href="https://checkout.stripe.com/">3</a><stripe-pricing-table></stripe-pricing-table>
      <form data-selgeo></form><form data-selgeo><input name="click_id"></form>
      <form data-selgeo><input type="hidden" name="click_id"></form><svg><a href="https://buy.stripe.com/c"></a></svg>`);
    for (const element of document.querySelectorAll<HTMLElement>('a,stripe-pricing-table')) decorate(element);
    for (const form of document.querySelectorAll('form')) fillForm(form);
    const carries = judgeElements(document, { hosts, clickId: CLICK }).map(({ name }) => name === 'carries');
    expect(carries).toEqual([true, false, false, true, true, false, true, true]);
  });
});
