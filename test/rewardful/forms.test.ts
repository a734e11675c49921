import { beforeEach, describe, expect, it } from 'vitest';
import { createCarrier } from '../../src/carry/carrier.ts';
import { fillForm } from '../../src/carry/forms.ts';
import { carryIntoForms } from '../../src/rewardful/forms.ts';
import { readClickId } from '../../src/store/registered-click.ts';
import type { Selgeo } from '../../src/visit/api.ts';
import { NO_VISITOR } from '../../src/visit/no-visitor.ts';
import { documentHas, holdIdle, newTabPerTest, show } from '../support/page.ts';
import { pass } from '../support/settled.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

newTabPerTest();

const store = (clickId: string) => sessionStorage.setItem('__selgeo_cid', clickId);
const selgeo: Selgeo = {
  ...NO_VISITOR,
  version: '1.2.3',
  getClickId: readClickId,
  ready: async () => ({ clickId: null, status: 'none' }),
  fillForm,
  decorateUrl: (url) => url,
};

let idle: ReturnType<typeof holdIdle>;
beforeEach(() => {
  idle = holdIdle();
  store(CLICK);
});

const fieldsOf = (form: HTMLFormElement) => [...new FormData(form)];
const use = (target: Element, type = 'click') =>
  target.dispatchEvent(new Event(type, { bubbles: true, composed: true }));

/** The data of a form as the browser hands them to `formdata` listeners, which happy-dom does not do. */
function sentBy(form: HTMLFormElement): unknown {
  const formData = new FormData(form);
  form.dispatchEvent(Object.assign(new Event('formdata', { bubbles: true }), { formData }));
  return [...formData];
}

describe('a form that is there', () => {
  it('gets the hidden input in an idle moment, not before', async () => {
    const form = show<HTMLFormElement>('<form data-rewardful><input name="email" value="a@b.test"></form>');
    const before = form.outerHTML;
    carryIntoForms(selgeo);
    await pass(0);
    expect(form.outerHTML).toBe(before);
    idle.come();
    expect(fieldsOf(form)).toEqual([
      ['email', 'a@b.test'],
      ['referral', CLICK],
    ]);
    expect(form.querySelector('[name=referral]')).toMatchObject({ type: 'hidden' });
  });

  it('gets it when the page has loaded, where it is still loading', async () => {
    const form = show<HTMLFormElement>('<form data-rewardful></form>');
    documentHas('readyState', 'interactive');
    carryIntoForms(selgeo);
    await pass(0);
    idle.come();
    expect(fieldsOf(form)).toEqual([]);
    dispatchEvent(new Event('load'));
    idle.come();
    expect(fieldsOf(form)).toEqual([['referral', CLICK]]);
  });

  it('is left as it is without a click ID', async () => {
    sessionStorage.clear();
    const form = show<HTMLFormElement>('<form data-rewardful><input type="hidden" name="referral"></form>');
    const before = form.outerHTML;
    carryIntoForms(selgeo);
    await pass(0);
    idle.come();
    for (const type of ['focusin', 'click', 'submit']) use(form, type);
    sentBy(form);
    expect(form.outerHTML).toBe(before);
  });
});

describe('a form that comes later', () => {
  it.each(['focusin', 'pointerdown', 'click', 'submit'])('gets the hidden input at %s', (type) => {
    carryIntoForms(selgeo);
    const form = show<HTMLFormElement>('<form data-rewardful><button>Send</button></form>');
    use(form.firstElementChild as Element, type);
    expect(fieldsOf(form)).toEqual([['referral', CLICK]]);
  });

  it('has it in the data that the page takes from it', () => {
    carryIntoForms(selgeo);
    expect(sentBy(show('<form data-rewardful></form>'))).toEqual([['referral', CLICK]]);
  });

  it('has it there as well where the snippet was on the page before', () => {
    createCarrier({ hosts: {}, domains: [] })();
    carryIntoForms(selgeo);
    expect(sentBy(show('<form data-rewardful></form>'))).toEqual([['referral', CLICK]]);
  });

  it('gets it in an open shadow root', () => {
    carryIntoForms(selgeo);
    const root = show('<my-form></my-form>').attachShadow({ mode: 'open' });
    root.innerHTML = '<form data-rewardful id="f"></form><button form="f">Send</button>';
    use(root.querySelector('button') as Element);
    expect(fieldsOf(root.querySelector('form') as HTMLFormElement)).toEqual([['referral', CLICK]]);
  });
});

it('a later click replaces the one that the input has', () => {
  carryIntoForms(selgeo);
  const form = show<HTMLFormElement>('<form data-rewardful></form>');
  use(form);
  store(LATER_CLICK);
  use(form);
  expect(fieldsOf(form)).toEqual([['referral', LATER_CLICK]]);
});

it('an empty hidden field named referral is filled', () => {
  carryIntoForms(selgeo);
  const form = show<HTMLFormElement>(
    '<form data-rewardful><input type="hidden" name="referral" value=""></form>',
  );
  use(form);
  expect(fieldsOf(form)).toEqual([['referral', CLICK]]);
});

it.each([
  '<input type="hidden" name="referral" value="mine">',
  '<input name="referral" value="">',
  '<input name="referral" value="mine">',
  '<textarea name="referral">mine</textarea>',
])("the page's own field stays as it is: %s", (field) => {
  carryIntoForms(selgeo);
  const form = show<HTMLFormElement>(`<form data-rewardful>${field}</form>`);
  const before = fieldsOf(form);
  use(form);
  expect(fieldsOf(form)).toEqual(before);
  expect(form.innerHTML).toBe(field);
});

it.each(['<form></form>', '<div data-rewardful></div>', '<script data-rewardful="pk_test_shop"></script>'])(
  'nothing else is touched: %s',
  async (html) => {
    const element = show(html);
    const before = element.outerHTML;
    carryIntoForms(selgeo);
    await pass(0);
    idle.come();
    use(element);
    expect(element.outerHTML).toBe(before);
  },
);

it('a form that has opted in as for Selgeo keeps the name it has chosen', () => {
  carryIntoForms(selgeo);
  const form = show<HTMLFormElement>('<form data-rewardful data-selgeo="partner"></form>');
  use(form);
  expect(fieldsOf(form)).toEqual([['partner', CLICK]]);
});

it('survives what the page has put in the place of the snippet', async () => {
  carryIntoForms({ version: 'mine' } as Selgeo);
  const form = show('<form data-rewardful></form>');
  expect(() => use(form)).not.toThrow();
  await pass(0);
  idle.come();
  expect(form.outerHTML).toBe('<form data-rewardful=""></form>');
});

it('a form that is there gets the click ID that comes later', async () => {
  sessionStorage.clear();
  const form = show<HTMLFormElement>('<form data-rewardful></form>');
  carryIntoForms(selgeo);
  await pass(0);
  idle.come();
  expect(fieldsOf(form)).toEqual([]);
  store(CLICK);
  dispatchEvent(new CustomEvent('selgeo:change'));
  idle.come();
  expect(fieldsOf(form)).toEqual([['referral', CLICK]]);
});
