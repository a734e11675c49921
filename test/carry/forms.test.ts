import { beforeEach, describe, expect, it } from 'vitest';
import { decorateForm, fillForm } from '../../src/carry/forms.ts';
import { newTabPerTest, show } from '../support/page.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

newTabPerTest();
const store = (clickId: string) => sessionStorage.setItem('__selgeo_cid', clickId);
beforeEach(() => store(CLICK));

const fieldsOf = (form: HTMLFormElement) => [...new FormData(form)];

describe('fillForm', () => {
  it('adds a hidden input named click_id', () => {
    const form = show<HTMLFormElement>('<form><input name="email" value="a@b.test"></form>');
    fillForm(form);
    expect(fieldsOf(form)).toEqual([
      ['email', 'a@b.test'],
      ['click_id', CLICK],
    ]);
    expect(form.querySelector('[name=click_id]')).toMatchObject({ type: 'hidden' });
  });

  it('adds it under the name that the form asks for', () => {
    const form = show<HTMLFormElement>('<form data-selgeo="referral"></form>');
    fillForm(form);
    expect(fieldsOf(form)).toEqual([['referral', CLICK]]);
  });

  it('fills the marked input instead, which keeps its name', () => {
    const form = show<HTMLFormElement>('<form data-selgeo><p><input data-selgeo name="aff"></p></form>');
    fillForm(form);
    expect(fieldsOf(form)).toEqual([['aff', CLICK]]);
  });

  it('takes only an input for a marked one', () => {
    const form = show<HTMLFormElement>('<form data-selgeo><p data-selgeo>Text</p></form>');
    fillForm(form);
    expect(fieldsOf(form)).toEqual([['click_id', CLICK]]);
  });

  it('has one input after many calls, with the click ID of the last', () => {
    const form = show<HTMLFormElement>('<form></form>');
    fillForm(form);
    fillForm(form);
    store(LATER_CLICK);
    fillForm(form);
    expect(fieldsOf(form)).toEqual([['click_id', LATER_CLICK]]);
  });

  it.each([
    '<form><input name="click_id" value="mine"></form>',
    '<form><input name="click_id" value=""></form>',
    '<form><input id="click_id" value="mine"></form>',
    '<form><select name="click_id"><option selected>mine</option></select></form>',
    '<form><textarea name="click_id">mine</textarea></form>',
    '<form data-selgeo="aff"><input name="aff" value="mine"></form>',
  ])("leaves the merchant's own field alone: %s", (html) => {
    const form = show<HTMLFormElement>(html);
    const before = fieldsOf(form);
    fillForm(form);
    expect(fieldsOf(form)).toEqual(before);
    expect(form.outerHTML).toBe(html.replace('selected>', 'selected="">'));
  });

  it.each(['<form data-selgeo></form>', '<form><input data-selgeo name="aff" value="mine"></form>'])(
    'adds and changes nothing without a click ID: %s',
    (html) => {
      const form = show<HTMLFormElement>(html);
      const before = form.outerHTML;
      sessionStorage.clear();
      fillForm(form);
      expect(form.outerHTML).toBe(before);
      expect(fieldsOf(form)).not.toContainEqual(['click_id', expect.anything()]);
    },
  );

  it.each(['append', 'elements', 'dataset', 'querySelector'])(
    'does not throw at a form with a field named %s',
    (name) => {
      const form = show<HTMLFormElement>(`<form><input name="${name}" value="mine"></form>`);
      Object.defineProperty(form, name, { value: form.firstElementChild });
      expect(() => fillForm(form)).not.toThrow();
      expect(fieldsOf(form)).toContainEqual([name, 'mine']);
    },
  );

  it.each([null, undefined, {}, 'form'])('does not throw when it is given %j', (notForm) => {
    expect(() => fillForm(notForm as unknown as HTMLFormElement)).not.toThrow();
  });
});

describe('decorateForm', () => {
  it.each([
    ['<form data-selgeo></form>', [['click_id', CLICK]]],
    ['<form data-selgeo="referral"></form>', [['referral', CLICK]]],
    ['<form><input name="email"></form>', [['email', '']]],
  ])('fills a form that has opted in, and no other: %s', (html, expected) => {
    const form = show<HTMLFormElement>(html);
    decorateForm(form);
    expect(fieldsOf(form)).toEqual(expected);
  });

  it('fills a marked input, in a form that has not opted in or in none', () => {
    show('<main><form><input data-selgeo name="aff"></form><input data-selgeo><input></main>');
    const inputs = [...document.querySelectorAll('input')];
    inputs.forEach(decorateForm);
    expect(inputs.map((input) => input.value)).toEqual([CLICK, CLICK, '']);
  });

  it('leaves a marked input as it is without a click ID', () => {
    sessionStorage.clear();
    const input = show<HTMLInputElement>('<input data-selgeo value="mine">');
    decorateForm(input);
    expect(input.value).toBe('mine');
  });

  it('survives whatever an event may have in its path', () => {
    for (const target of [window, document, document.createDocumentFragment(), {}, { dataset: {} }]) {
      expect(() => decorateForm(target as HTMLElement)).not.toThrow();
    }
  });
});
