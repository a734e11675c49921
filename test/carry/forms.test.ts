import { beforeEach, describe, expect, it } from 'vitest';
import { decorateForm, decorateInput, fillForm } from '../../src/carry/forms.ts';
import { newTabPerTest, redefine, show } from '../support/page.ts';
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

  it('adds it where the page has an append of its own', () => {
    redefine(
      'append',
      {
        value(this: Element, html: string) {
          this.insertAdjacentHTML('beforeend', html);
        },
      },
      Element.prototype,
    );
    const form = show<HTMLFormElement>('<form></form>');
    fillForm(form);
    fillForm(form);
    expect(form.textContent).toBe('');
    expect(fieldsOf(form)).toEqual([['click_id', CLICK]]);
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
    ['<form><input type="hidden" name="click_id" value=""></form>', 'click_id'],
    ['<form data-selgeo><input type="hidden" name="click_id"></form>', 'click_id'],
    ['<form data-selgeo="aff"><input type="hidden" name="aff" value=""></form>', 'aff'],
  ])('fills a blank hidden field of that name, and no second one: %s', (html, name) => {
    const form = show<HTMLFormElement>(html);
    fillForm(form);
    expect(fieldsOf(form)).toEqual([[name, CLICK]]);
    store(LATER_CLICK);
    fillForm(form);
    expect(fieldsOf(form)).toEqual([[name, LATER_CLICK]]);
  });

  it.each([
    '<form data-selgeo><fieldset id="click_id"></fieldset></form>',
    '<form data-selgeo><button id="click_id">Send</button></form>',
    '<form data-selgeo><input id="click_id" name="email" value="a@b.test"></form>',
    '<form data-selgeo><input type="hidden" id="click_id" name="token" value=""></form>',
  ])('takes only a name for a name, not an ID: %s', (html) => {
    const form = show<HTMLFormElement>(html);
    const before = fieldsOf(form);
    fillForm(form);
    expect(fieldsOf(form)).toEqual([...before, ['click_id', CLICK]]);
  });

  it('fills all blank hidden fields of that name: none of them is sent blank', () => {
    const form = show<HTMLFormElement>(
      '<form data-selgeo><input type="hidden" name="click_id"><input type="hidden" name="click_id"></form>',
    );
    fillForm(form);
    expect(fieldsOf(form)).toEqual([
      ['click_id', CLICK],
      ['click_id', CLICK],
    ]);
  });

  it('fills all marked inputs', () => {
    const form = show<HTMLFormElement>(
      '<form><input data-selgeo name="a"><p><input data-selgeo name="b"></p></form>',
    );
    fillForm(form);
    expect(fieldsOf(form)).toEqual([
      ['a', CLICK],
      ['b', CLICK],
    ]);
  });

  it('gives the click ID alone to a form that asks for it by the name that hands over', () => {
    const form = show<HTMLFormElement>('<form data-selgeo="selgeo"></form>');
    fillForm(form);
    expect(fieldsOf(form)).toEqual([['selgeo', CLICK]]);
  });

  it.each([
    '<form><input type="hidden" name="click_id" value="mine"></form>',
    `<form data-selgeo><input type="hidden" name="click_id" value="${LATER_CLICK}"></form>`,
    '<form><input name="click_id" value=""><input type="hidden" name="click_id" value=""></form>',
    '<form><input name="click_id" value="mine"></form>',
    '<form><input name="click_id" value=""></form>',
    '<form><select name="click_id"><option selected>mine</option></select></form>',
    '<form><textarea name="click_id">mine</textarea></form>',
    '<form data-selgeo="aff"><input name="aff" value="mine"></form>',
  ])("leaves the merchant's own field alone: %s", (html) => {
    const form = show<HTMLFormElement>(html);
    const before = [...fieldsOf(form), form.outerHTML];
    fillForm(form);
    expect([...fieldsOf(form), form.outerHTML]).toEqual(before);
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

  it.each(['append', 'appendChild', 'elements', 'dataset', 'querySelector', 'closest'])(
    'fills a form with a field named %s, which hides what the form has of that name',
    (name) => {
      const form = show<HTMLFormElement>(`<form><input name="${name}" value="mine"></form>`);
      Object.defineProperty(form, name, { value: form.firstElementChild });
      fillForm(form);
      expect(fieldsOf(form)).toEqual([
        [name, 'mine'],
        ['click_id', CLICK],
      ]);
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

  it('fills the marked input of a form that has not opted in', () => {
    const form = show<HTMLFormElement>('<form><input data-selgeo name="aff"></form>');
    decorateForm(form);
    expect(fieldsOf(form)).toEqual([['aff', CLICK]]);
  });

  it('sets what has been taken from the form already', () => {
    const form = show<HTMLFormElement>('<form data-selgeo></form>');
    const formData = new FormData(form);
    decorateForm(form, formData);
    expect([...formData]).toEqual([['click_id', CLICK]]);
  });
});

describe('decorateInput', () => {
  it('fills a marked input, whatever it holds, and no other element', () => {
    show('<main><input data-selgeo><input data-selgeo value="mine"><input><p data-selgeo></p></main>');
    for (const element of document.querySelectorAll('main *')) decorateInput(element, true);
    expect([...document.querySelectorAll('input')].map(({ value }) => value)).toEqual([CLICK, CLICK, '']);
    expect(document.querySelector('p')?.outerHTML).toBe('<p data-selgeo=""></p>');
  });

  it('leaves a marked input as it is without a click ID', () => {
    sessionStorage.clear();
    const input = show<HTMLInputElement>('<input data-selgeo value="mine">');
    decorateInput(input, true);
    expect(input.outerHTML).toBe('<input data-selgeo="" value="mine">');
  });

  it('survives whatever an event may have in its path', () => {
    for (const target of [window, document, document.createDocumentFragment(), {}, { dataset: {} }]) {
      expect(() => decorateInput(target as Element, true)).not.toThrow();
    }
  });
});

describe('a field that is filled', () => {
  function watch(input: Element): readonly string[] {
    const told: string[] = [];
    for (const type of ['input', 'change']) document.body.addEventListener(type, () => told.push(type));
    input.addEventListener('input', ({ target }) => told.push((target as HTMLInputElement).value));
    return told;
  }

  it('tells the page by input and change, once per change of its value', () => {
    const input = show<HTMLInputElement>('<input data-selgeo>');
    const told = watch(input);
    decorateInput(input, true);
    expect(told).toEqual([CLICK, 'input', 'change']);
    decorateInput(input, true);
    expect(told).toHaveLength(3);
    store(LATER_CLICK);
    decorateInput(input, true);
    expect(told.slice(3)).toEqual([LATER_CLICK, 'input', 'change']);
  });

  it('tells nothing where it holds the click ID already', () => {
    const input = show<HTMLInputElement>(`<input data-selgeo value="${CLICK}">`);
    const told = watch(input);
    decorateInput(input, true);
    expect(told).toEqual([]);
  });

  it('stays as the page makes it until it is used: a page that answers each change by one is not driven on', () => {
    const input = show<HTMLInputElement>('<input data-selgeo name="aff">');
    input.addEventListener('input', () => {
      input.value = input.value.toUpperCase();
    });
    decorateInput(input, false);
    const told = watch(input);
    decorateInput(input, false);
    expect(told).toEqual([]);
    expect(input.value).toBe(CLICK.toUpperCase());
    store(LATER_CLICK);
    decorateInput(input, false);
    expect(told).toHaveLength(3);
  });

  it('is set past the setter of a framework, which would take the value for its own', () => {
    const input = show<HTMLInputElement>('<input data-selgeo>');
    const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') as PropertyDescriptor;
    const setter: string[] = [];
    Object.defineProperty(input, 'value', {
      get: () => own.get?.call(input),
      set: (value) => setter.push(value),
    });
    decorateInput(input, true);
    expect(input.value).toBe(CLICK);
    expect(setter).toEqual([]);
  });
});

describe('a form of a copied page', () => {
  const copyOf = (form: HTMLFormElement) => show<HTMLFormElement>(form.outerHTML);

  /** What the page of another visitor, or of an earlier click, has in its markup. */
  function filled(html: string): HTMLFormElement {
    store(LATER_CLICK);
    const form = show<HTMLFormElement>(html);
    fillForm(form);
    // The value of a text field is no part of the markup.
    for (const input of form.querySelectorAll('input')) input.setAttribute('value', input.value);
    expect(form.innerHTML).toContain(LATER_CLICK);
    return form;
  }

  const forms = [
    '<form data-selgeo></form>',
    '<form data-selgeo="aff"></form>',
    '<form><input data-selgeo name="aff"></form>',
    '<form data-selgeo><input type="hidden" name="click_id"></form>',
  ];

  it.each(forms)('loses a foreign click ID in a tab without a click: %s', (html) => {
    const copy = copyOf(filled(html));
    sessionStorage.clear();
    const formData = new FormData(copy);
    decorateForm(copy, formData);
    expect(copy.innerHTML).not.toContain('data-selgeo-id');
    for (const [, value] of [...formData, ...fieldsOf(copy)]) expect(value).toBe('');
  });

  it.each(forms)('has the click ID of its own tab in place of another one: %s', (html) => {
    const copy = copyOf(filled(html));
    store(CLICK);
    decorateForm(copy);
    expect(fieldsOf(copy).map(([, value]) => value)).toEqual([CLICK]);
  });

  it('keeps none of the inputs that the snippet has added, where there is no click', () => {
    const copy = copyOf(filled('<form data-selgeo></form>'));
    sessionStorage.clear();
    decorateForm(copy);
    expect(copy.outerHTML).toBe('<form data-selgeo=""></form>');
  });

  it('keeps what the visitor or the page has put in its place', () => {
    const form = filled('<form><input data-selgeo name="aff"></form>');
    (form.firstElementChild as HTMLInputElement).value = 'mine';
    sessionStorage.clear();
    decorateForm(form);
    expect(fieldsOf(form)).toEqual([['aff', 'mine']]);
  });
});
