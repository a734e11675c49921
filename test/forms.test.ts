import { describe, expect, it } from 'vitest';
import { decorateForms, fillForm } from '../src/forms.ts';
import { newTabPerTest, show } from './support/page.ts';
import { CLICK, LATER_CLICK } from './support/values.ts';

newTabPerTest();

const fieldsOf = (form: HTMLFormElement) => [...new FormData(form)];

describe('fillForm', () => {
  it('adds a hidden input named click_id', () => {
    const form = show<HTMLFormElement>('<form><input name="email" value="a@b.test"></form>');
    fillForm(form, CLICK);
    expect(fieldsOf(form)).toEqual([
      ['email', 'a@b.test'],
      ['click_id', CLICK],
    ]);
    expect(form.querySelector('[name=click_id]')).toMatchObject({ type: 'hidden' });
  });

  it('adds it under the name that the form asks for', () => {
    const form = show<HTMLFormElement>('<form data-selgeo="referral"></form>');
    fillForm(form, CLICK);
    expect(fieldsOf(form)).toEqual([['referral', CLICK]]);
  });

  it('fills the marked input instead, which keeps its name', () => {
    const form = show<HTMLFormElement>('<form data-selgeo><p><input data-selgeo name="aff"></p></form>');
    fillForm(form, CLICK);
    expect(fieldsOf(form)).toEqual([['aff', CLICK]]);
  });

  it('has one input after many calls, with the click ID of the last', () => {
    const form = show<HTMLFormElement>('<form></form>');
    fillForm(form, CLICK);
    fillForm(form, CLICK);
    fillForm(form, LATER_CLICK);
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
    fillForm(form, CLICK);
    expect(fieldsOf(form)).toEqual(before);
    expect(form.outerHTML).toBe(html.replace('selected>', 'selected="">'));
  });

  it.each(['<form data-selgeo></form>', '<form><input data-selgeo name="aff" value="mine"></form>'])(
    'adds and changes nothing without a click ID: %s',
    (html) => {
      const form = show<HTMLFormElement>(html);
      const before = form.outerHTML;
      fillForm(form, null);
      expect(form.outerHTML).toBe(before);
      expect(fieldsOf(form)).not.toContainEqual(['click_id', expect.anything()]);
    },
  );

  it.each(['append', 'elements', 'dataset', 'querySelector'])(
    'does not throw at a form with a field named %s',
    (name) => {
      const form = show<HTMLFormElement>(`<form><input name="${name}" value="mine"></form>`);
      Object.defineProperty(form, name, { value: form.firstElementChild });
      expect(() => fillForm(form, CLICK)).not.toThrow();
      expect(fieldsOf(form)).toContainEqual([name, 'mine']);
    },
  );

  it.each([null, undefined, {}, 'form'])('does not throw when it is given %j', (notForm) => {
    expect(() => fillForm(notForm as unknown as HTMLFormElement, CLICK)).not.toThrow();
  });
});

describe('decorateForms', () => {
  it('fills every form that has opted in, and no other', () => {
    show(`<main>
      <form data-selgeo id="a"></form>
      <form data-selgeo="referral" id="b"></form>
      <form id="c"><input name="email"></form>
    </main>`);
    decorateForms(document, CLICK);
    const [a, b, c] = [...document.forms].map(fieldsOf);
    expect(a).toEqual([['click_id', CLICK]]);
    expect(b).toEqual([['referral', CLICK]]);
    expect(c).toEqual([['email', '']]);
  });

  it('fills every marked input, in a form that has not opted in or in none', () => {
    show('<main><form><input data-selgeo name="aff"></form><input data-selgeo></main>');
    decorateForms(document, CLICK);
    expect([...document.querySelectorAll('input')].map((input) => input.value)).toEqual([CLICK, CLICK]);
  });

  it('stays below its root', () => {
    show('<main><form data-selgeo></form><section><form data-selgeo></form></section></main>');
    decorateForms(document.querySelector('section') as HTMLElement, CLICK);
    expect([...document.forms].map((form) => fieldsOf(form).length)).toEqual([0, 1]);
  });
});
