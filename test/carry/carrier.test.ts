import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listen } from '../../src/browser/listen.ts';
import { createCarrier, prepare, USE, USE_WITH_CLICK, withdraw } from '../../src/carry/carrier.ts';
import { hostsOf } from '../support/decorators.ts';
import { documentHas, holdIdle, newTabPerTest, redefine, show } from '../support/page.ts';
import { CLICK, LATER_CLICK, NOT_UUIDS } from '../support/values.ts';

newTabPerTest();

const html = `<main><a href="https://buy.stripe.com/a">Buy</a><a href="https://pay.shop.test/a">Buy</a>
  <form data-selgeo></form><form><input data-selgeo name="aff"></form><stripe-buy-button></stripe-buy-button></main>`;
const hosts = hostsOf([
  'pay.shop.test',
  'buy.polar.sh=reference_id',
  'a.lemon.test=checkout[custom][click_id]',
]);
const options = { hosts, domains: [] };
const reference = `client_reference_id=${CLICK}`;
const loading = (state: DocumentReadyState) => documentHas('readyState', state);
const store = (clickId: string) => sessionStorage.setItem('__selgeo_cid', clickId);

let page: Element;
let idle: ReturnType<typeof holdIdle>;
beforeEach(() => {
  page = show(html);
  idle = holdIdle();
  store(CLICK);
});

function onUse(event: Event) {
  prepare(options, event, onUse);
}

/** A carrier that hears what the tracker would tell it. */
function startCarrier(): () => void {
  listen(`${USE} ${USE_WITH_CLICK}`, onUse);
  return createCarrier(options);
}
const hrefs = () => [...page.querySelectorAll('a')].map((link) => link.href);
const use = (target: Element, type = 'click') =>
  target.dispatchEvent(new Event(type, { bubbles: true, composed: true }));

describe('what is there when the page has loaded', () => {
  it('gets the click ID in an idle moment, not before', () => {
    const before = page.innerHTML;
    startCarrier()();
    expect(page.innerHTML).toBe(before);
    idle.come();
    expect(hrefs()).toEqual([
      `https://buy.stripe.com/a?${reference}`,
      `https://pay.shop.test/a?${reference}`,
    ]);
    expect([...new FormData(document.forms[1])]).toEqual([['aff', CLICK]]);
    expect(page.lastElementChild?.getAttribute('client-reference-id')).toBe(CLICK);
  });

  it('gets nothing into a form that has opted in, before that is used', () => {
    startCarrier()();
    idle.come();
    expect(document.forms[0]?.outerHTML).toBe('<form data-selgeo=""></form>');
    for (const type of ['pointerdown', 'focusin', 'click']) use(document.forms[0] as Element, type);
    expect(document.forms[0]?.outerHTML).toBe('<form data-selgeo=""></form>');
  });

  it('includes areas and links in images', () => {
    page = show(
      `<main><map><area href="https://buy.stripe.com/a"></map>
        <svg><a href="https://buy.stripe.com/a"></a><a xlink:href="https://buy.stripe.com/a"></a></svg></main>`,
    );
    startCarrier()();
    idle.come();
    expect(page.innerHTML.split(reference)).toHaveLength(4);
  });

  it.each(['querySelectorAll', 'readyState', 'addEventListener'])(
    'gets it where the page has an image named %s',
    (name) => {
      redefine(name, { value: document.createElement('img') }, document);
      startCarrier()();
      idle.come();
      expect(hrefs()[0]).toBe(`https://buy.stripe.com/a?${reference}`);
    },
  );

  it('gets it in the other places where one of them fails', () => {
    const [first] = page.children as unknown as [Element];
    Object.defineProperty(first, 'setAttribute', {
      value: () => {
        throw new Error('of the page');
      },
    });
    startCarrier()();
    idle.come();
    expect(hrefs()).toEqual(['https://buy.stripe.com/a', `https://pay.shop.test/a?${reference}`]);
  });

  it('is changed once, however often it is carried', () => {
    const carry = startCarrier();
    carry();
    carry();
    expect(idle.waiting).toBe(1);
    idle.come();
    const once = page.innerHTML;
    carry();
    expect(idle.waiting).toBe(1);
    idle.come();
    expect(page.innerHTML).toBe(once);
  });

  it('gets a later click ID in place of the first', () => {
    const carry = startCarrier();
    carry();
    idle.come();
    const first = page.innerHTML;
    store(LATER_CLICK);
    carry();
    idle.come();
    expect(page.innerHTML).toBe(first.replaceAll(CLICK, LATER_CLICK));
    expect([...new FormData(document.forms[1])]).toEqual([['aff', LATER_CLICK]]);
  });

  it('is left out where a host is in capitals, because looking for it costs eight times as much', () => {
    const link = show('<a href="HTTPS://BUY.STRIPE.COM/a">Buy</a>');
    startCarrier()();
    idle.come();
    expect(link.getAttribute('href')).toBe('HTTPS://BUY.STRIPE.COM/a');
    use(link);
    expect(link.getAttribute('href')).toBe(`https://buy.stripe.com/a?${reference}`);
  });

  it.each(['loading', 'interactive'] as const)('stays as it is while the page is %s', (state) => {
    const carry = startCarrier();
    loading(state);
    carry();
    carry();
    expect(idle.waiting).toBe(0);
    dispatchEvent(new Event('load'));
    expect(idle.waiting).toBe(1);
  });

  it('gets it five seconds later where the load event does not come', () => {
    const carry = startCarrier();
    loading('interactive');
    carry();
    vi.advanceTimersByTime(4999);
    expect(idle.waiting).toBe(0);
    vi.advanceTimersByTime(1);
    idle.come();
    expect(hrefs()[0]).toBe(`https://buy.stripe.com/a?${reference}`);
  });
});

describe('what comes later, or is used too early', () => {
  it.each(['pointerdown', 'focusin', 'click', 'auxclick', 'contextmenu'])(
    'gets the click ID on %s',
    (type) => {
      loading('interactive');
      startCarrier()();
      page = show('<main><a href="https://buy.stripe.com/b"><b>Buy</b></a></main>');
      use(page.querySelector('b') as Element, type);
      expect(hrefs()).toEqual([`https://buy.stripe.com/b?${reference}`]);
    },
  );

  it('includes what is in an open shadow root', () => {
    startCarrier()();
    const root = page.attachShadow({ mode: 'open' });
    root.innerHTML =
      '<a href="https://buy.stripe.com/b">Buy</a><form data-selgeo><button>Send</button></form>';
    use(root.querySelector('button') as Element);
    expect(root.querySelector('a')?.href).toBe(`https://buy.stripe.com/b?${reference}`);
    expect([...new FormData(root.querySelector('form') as HTMLFormElement)]).toEqual([['click_id', CLICK]]);
  });

  it('includes a form in an open shadow root that is sent, which nobody outside is told of', () => {
    startCarrier()();
    const root = page.attachShadow({ mode: 'open' });
    root.innerHTML = '<form data-selgeo></form><form action="https://buy.stripe.com/a"></form><input>';
    use(root.querySelector('input') as Element, 'focusin');
    const [own, pay] = root.querySelectorAll('form') as unknown as [HTMLFormElement, HTMLFormElement];
    for (const form of [own, pay]) form.dispatchEvent(new Event('submit', { bubbles: true }));
    expect([...new FormData(own), ...new FormData(pay)]).toEqual([
      ['click_id', CLICK],
      ['client_reference_id', CLICK],
    ]);
  });

  it.each([
    ['<button><b>Send</b></button>', 'b'],
    ['<input type="submit">', 'input'],
    ['<input type="image"><button type="button">Send</button>', 'button'],
  ])(
    'includes a form of which a button is pressed, because the page may send it then: %s',
    (html, pressed) => {
      startCarrier()();
      const form = show<HTMLFormElement>(`<form data-selgeo>${html}</form>`);
      for (const type of ['pointerdown', 'focusin']) use(form.querySelector(pressed) as Element, type);
      expect(form.querySelector('[name=click_id]')).toBeNull();
      use(form.querySelector(pressed) as Element);
      expect(form.querySelector('[name=click_id]')).toMatchObject({ value: CLICK });
    },
  );

  it.each(['<form data-selgeo></form>', '<form><input data-selgeo name="click_id"></form>'])(
    'includes a form that is sent: %s',
    (html) => {
      startCarrier()();
      const form = show<HTMLFormElement>(html);
      use(form, 'submit');
      expect([...new FormData(form)]).toEqual([['click_id', CLICK]]);
    },
  );

  it.each([
    ['<form data-selgeo></form>', [['click_id', CLICK]]],
    ['<form data-selgeo="aff"></form>', [['aff', CLICK]]],
    ['<form><input data-selgeo name="aff"></form>', [['aff', CLICK]]],
    ['<form><input data-selgeo></form>', []],
    ['<form><input name="click_id"></form>', []],
    ['<form data-selgeo><input name="click_id" value="mine"></form>', []],
  ])('includes form data that have been taken already: %s', (html, expected) => {
    startCarrier()();
    const formData = new FormData();
    show(html).dispatchEvent(Object.assign(new Event('formdata', { bubbles: true }), { formData }));
    expect([...formData]).toEqual(expected);
  });
});

describe('a form that leads to a Payment Link', () => {
  const submit = (form: HTMLFormElement, submitter: Element | null = null) =>
    form.dispatchEvent(Object.assign(new Event('submit', { bubbles: true }), { submitter }));
  const fields = (form: HTMLFormElement) => [...new FormData(form)];

  it('sends the click ID along, once, the newest', () => {
    startCarrier();
    const form = show<HTMLFormElement>('<form action="https://buy.stripe.com/a"><button>Buy</button></form>');
    submit(form);
    submit(form);
    expect(fields(form)).toEqual([['client_reference_id', CLICK]]);
    expect(form.getAttribute('action')).toBe('https://buy.stripe.com/a');
    store(LATER_CLICK);
    submit(form);
    expect(fields(form)).toEqual([['client_reference_id', LATER_CLICK]]);
  });

  it('is one because of the button that is pressed', () => {
    startCarrier();
    const form = show<HTMLFormElement>(
      '<form action="/cart"><button formaction="https://buy.stripe.com/a">Buy</button></form>',
    );
    submit(form);
    expect(fields(form)).toEqual([]);
    submit(form, form.firstElementChild);
    expect(fields(form)).toEqual([['client_reference_id', CLICK]]);
  });

  it('is none because of the button that is pressed', () => {
    startCarrier();
    const form = show<HTMLFormElement>(
      '<form action="https://buy.stripe.com/a"><button formaction="/cart">Later</button></form>',
    );
    submit(form, form.firstElementChild);
    expect(fields(form)).toEqual([]);
  });

  it.each([
    ['<form action="https://buy.stripe.com/a"></form>', [['client_reference_id', CLICK]]],
    [
      '<form action="https://buy.stripe.com/a"><input type="hidden" name="client_reference_id"></form>',
      [['client_reference_id', CLICK]],
    ],
    [
      '<form action="https://buy.stripe.com/a"><input name="client_reference_id" value="mine"></form>',
      [['client_reference_id', 'mine']],
    ],
    // Nobody knows which of the two is pressed.
    ['<form action="https://buy.stripe.com/a"><button formaction="/cart">Later</button></form>', []],
    ['<form action="/cart"></form>', []],
  ])('carries it where only its data tell that it is sent: %s', (html, expected) => {
    startCarrier();
    const form = show<HTMLFormElement>(html);
    const formData = new FormData(form);
    form.dispatchEvent(Object.assign(new Event('formdata', { bubbles: true }), { formData }));
    expect([...formData]).toEqual(expected);
  });

  it('has both fields where it has opted in', () => {
    startCarrier();
    const form = show<HTMLFormElement>('<form data-selgeo action="https://buy.stripe.com/a"></form>');
    submit(form);
    submit(form);
    expect(fields(form)).toEqual([
      ['click_id', CLICK],
      ['client_reference_id', CLICK],
    ]);
  });

  it.each([
    ['<input name="client_reference_id" value="mine">', 'mine'],
    ['<input type="hidden" name="client_reference_id" value="mine">', 'mine'],
    ['<input type="hidden" name="client_reference_id">', CLICK],
  ])('makes of the merchant’s own field %s: %s', (field, expected) => {
    startCarrier();
    const form = show<HTMLFormElement>(`<form action="https://buy.stripe.com/a">${field}</form>`);
    submit(form);
    expect(fields(form)).toEqual([['client_reference_id', expected]]);
  });

  it.each(['', '/cart', 'https://buy.stripe.com.evil.test/a', 'https://evil.test/?u=https://buy.stripe.com'])(
    'is none with the action %j',
    (action) => {
      startCarrier();
      const form = show<HTMLFormElement>(`<form action="${action}"></form>`);
      submit(form);
      expect(form.innerHTML).toBe('');
    },
  );

  const PLACES = [
    ['https://buy.stripe.com/a', 'client_reference_id'],
    ['https://buy.polar.sh/a', 'reference_id'],
    ['https://a.lemon.test/buy/a', 'checkout[custom][click_id]'],
  ] as const;

  it.each(PLACES)('to %s sends it in %s, also because of its button', (action, name) => {
    startCarrier();
    const form = show<HTMLFormElement>(`<form method="post" action="${action}"></form>`);
    submit(form);
    expect(fields(form)).toEqual([[name, CLICK]]);
    const other = show<HTMLFormElement>(`<form><button formaction="${action}">Buy</button></form>`);
    submit(other, other.firstElementChild);
    expect(fields(other)).toEqual([[name, CLICK]]);
  });

  it.each(PLACES)('to %s keeps what its address has in %s', (action, name) => {
    startCarrier();
    const form = show<HTMLFormElement>(`<form method="post" action="${action}?${name}=mine"></form>`);
    submit(form);
    expect(fields(form)).toEqual([]);
  });

  it.each(
    PLACES.flatMap(([action, name]) => [
      [action, name, ''] as const,
      [action, name, `<input type="hidden" name="${name}">`] as const,
    ]),
  )('to %s loses a foreign click ID in the tab of a copied page, in %s: %j', (action, name, field) => {
    startCarrier();
    const form = show<HTMLFormElement>(`<form action="${action}">${field}</form>`);
    submit(form);
    for (const input of form.querySelectorAll('input')) input.setAttribute('value', input.value);
    const copy = show<HTMLFormElement>(form.outerHTML);
    expect(fields(copy)).toEqual([[name, CLICK]]);
    sessionStorage.clear();
    submit(copy);
    expect(fields(copy)).toEqual(field ? [[name, '']] : []);
  });

  it.each(PLACES)('to %s gives back what it has got in %s when the visitor is forgotten', (action, name) => {
    listen(USE, onUse);
    const form = show<HTMLFormElement>(`<form action="${action}"></form>`);
    submit(form);
    expect(fields(form)).toEqual([[name, CLICK]]);
    sessionStorage.clear();
    withdraw(options);
    expect(form.outerHTML).toBe(`<form action="${action}"></form>`);
  });
});

describe('without a click ID', () => {
  it.each(NOT_UUIDS)('nothing changes, and nothing is waited for: %j', (value) => {
    store(value);
    const before = page.innerHTML;
    startCarrier();
    for (const type of ['pointerdown', 'click', 'submit', 'formdata'])
      for (const element of page.querySelectorAll('*')) use(element, type);
    expect(idle.waiting).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    expect(page.innerHTML).toBe(before);
  });

  it('a copied page loses a foreign one at the moment of use', () => {
    const carry = startCarrier();
    carry();
    idle.come();
    use(document.forms[0] as Element, 'submit');
    page = show(page.outerHTML);
    expect(page.innerHTML).toContain(CLICK);
    sessionStorage.clear();
    for (const link of page.querySelectorAll('a')) use(link);
    for (const form of page.querySelectorAll('form')) use(form, 'submit');
    expect(hrefs()).toEqual(['https://buy.stripe.com/a', 'https://pay.shop.test/a']);
    expect([...document.forms].map((form) => [...new FormData(form)].join())).toEqual(['', 'aff,']);
  });
});

it('survives events that come from nowhere', () => {
  startCarrier()();
  const errors = vi.spyOn(console, 'error');
  for (const type of ['click', 'formdata', 'submit']) dispatchEvent(new Event(type));
  dispatchEvent(Object.assign(new Event('formdata'), { formData: new FormData() }));
  document.dispatchEvent(new Event('click'));
  expect(errors).not.toHaveBeenCalled();
});
