import {
  type ComponentType,
  createElement,
  Fragment,
  lazy,
  type ReactNode,
  StrictMode,
  Suspense,
  useEffect,
} from 'react';
import { renderToString } from 'react-dom/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { init } from '../../src/index.ts';
import { watchClickId } from '../../src/react/watch-click-id.ts';
import { Selgeo, useClickId } from '../../src/react.ts';
import { fakeApi, neverAnswers, refuses, registers } from '../support/api.ts';
import { open, redefine, route } from '../support/page.ts';
import { pass } from '../support/settled.ts';
import { otherTab } from '../support/tabs.ts';
import { CLICK, KEY, LATER_CLICK } from '../support/values.ts';
import { happens, hydrate, newReactPerTest, render, unmount } from './support/render.ts';

newReactPerTest();

let rendered: (string | null)[] = [];
beforeEach(() => {
  rendered = [];
});

const Reference = () => {
  const clickId = useClickId();
  useEffect(() => void rendered.push(clickId));
  return createElement('p', null, clickId ?? 'nobody');
};
const reference = createElement(Reference);
const strict = (node: ReactNode) => createElement(StrictMode, null, node);
/** A page that shows the click ID, and starts the snippet. */
const shop = createElement(Fragment, null, reference, createElement(Selgeo, { merchant: KEY }));

const GATED = { merchant: KEY, consent: 'required' } as const;

const store = (clickId: string) => sessionStorage.setItem('__selgeo_cid', clickId);

describe('useClickId', () => {
  it.each([
    ['<Selgeo>', shop, () => {}],
    ['init before the page is rendered', reference, () => init({ merchant: KEY })],
  ])('is null first, and the click ID once %s has registered it', async (_, page, start) => {
    open('/?ref=abc');
    fakeApi();
    start();
    const { textContent } = render(page);
    expect(textContent).toBe('nobody');
    await happens();
    expect(document.body.textContent).toBe(CLICK);
    expect(rendered).toEqual([null, CLICK]);
  });

  it('is the click ID once a tag that comes late has registered it', async () => {
    open('/?ref=abc');
    fakeApi();
    const page = render(reference);
    await happens();
    expect(page.textContent).toBe('nobody');
    await happens(() => init({ merchant: KEY }));
    expect(page.textContent).toBe(CLICK);
  });

  it('is null first, and the click ID at once where an earlier page has stored one', () => {
    store(CLICK);
    fakeApi();
    render(shop);
    expect(rendered).toEqual([null, CLICK]);
  });

  it('stays null for a visitor without a referral, and renders once', async () => {
    fakeApi();
    render(shop);
    await happens();
    await happens(() => document.body.click());
    expect(rendered).toEqual([null]);
  });

  it('stays null where the API refuses the referral', async () => {
    open('/?ref=abc');
    fakeApi(refuses(404));
    const page = render(shop);
    await happens();
    expect(page.textContent).toBe('nobody');
  });

  it('waits for consent, and goes when it is withdrawn', async () => {
    open('/?ref=abc');
    fakeApi();
    const page = render(createElement(Fragment, null, reference, createElement(Selgeo, GATED)));
    await happens();
    expect(page.textContent).toBe('nobody');
    await happens(() => window.__selgeo?.setConsent('granted'));
    expect(page.textContent).toBe(CLICK);
    await happens(() => window.__selgeo?.setConsent('denied'));
    expect(page.textContent).toBe('nobody');
  });

  it('is what a snippet of an older version has when it has settled, which sends no event', async () => {
    let clickId: string | null = null;
    const ready = vi.fn(async () => {
      clickId = CLICK;
    });
    redefine('__selgeo', { value: { version: '0.0.1', getClickId: () => clickId, ready }, writable: true });
    const page = render(strict(createElement(Fragment, null, reference)));
    await happens();
    expect(page.textContent).toBe(CLICK);
    expect(ready).toHaveBeenCalledOnce();
  });

  it('is the same everywhere on the page, also in strict mode', async () => {
    open('/?ref=abc');
    const calls = fakeApi();
    const page = render(
      strict([shop, reference, reference].map((node, key) => createElement(Fragment, { key }, node))),
    );
    await happens();
    expect(page.textContent).toBe(CLICK.repeat(3));
    expect(calls).toHaveLength(1);
  });
});

describe('useClickId on a page that a server has rendered', () => {
  it.each([
    ['', (node: ReactNode) => node],
    [', in strict mode', strict],
    [', inside a Suspense boundary', (node: ReactNode) => createElement(Suspense, null, node)],
  ])('is null while that hydrates, and then the click ID%s', async (_, wrap) => {
    const html = renderToString(wrap(reference));
    expect(html).toContain('<p>nobody</p>');
    store(CLICK);
    rendered = [];
    const page = hydrate(html, wrap(reference));
    await happens();
    expect(rendered[0]).toBeNull();
    expect(rendered.at(-1)).toBe(CLICK);
    expect(page.textContent).toBe(CLICK);
  });
});

describe('useClickId above content that hydrates late', () => {
  const content = createElement('p', null, 'Two teas a month');

  /** A page whose content is there when the server renders, and whose code comes late in the browser. */
  const Page = ({ Content }: { Content: ComponentType }) =>
    createElement(
      'main',
      null,
      useClickId(),
      createElement(Suspense, { fallback: 'Loading' }, createElement(Content)),
    );

  it.each([
    ['stored by an earlier page', () => store(CLICK), () => {}],
    ['registered meanwhile', () => open('/?ref=abc'), () => init({ merchant: KEY })],
  ])('leaves that content on the page when the click ID is %s', async (_, arrive, start) => {
    fakeApi();
    let come: () => void = () => {};
    const Content = lazy(
      () =>
        new Promise<{ default: () => ReactNode }>((resolve) => {
          come = () => resolve({ default: () => content });
        }),
    );
    const html = renderToString(createElement(Page, { Content: () => content }));
    expect(html).toContain('Two teas');
    arrive();
    const page = hydrate(html, createElement(Page, { Content }));
    const sent = page.querySelector('p');
    await happens(start, 1000);
    expect(page.textContent).toContain('Two teas');
    expect(page.textContent).not.toContain('Loading');
    await happens(come);
    expect(page.textContent).toBe(`${CLICK}Two teas a month`);
    expect(page.querySelector('p')).toBe(sent);
  });
});

describe('useClickId, when a later click is registered', () => {
  it('follows where the Navigation API tells of the address', async () => {
    const navigation = Object.assign(new EventTarget(), { currentEntry: {} });
    redefine('navigation', { value: navigation });
    await expectToFollow(() => navigation.dispatchEvent(new Event('currententrychange')));
  });

  it('follows after a click where there is no Navigation API', async () => {
    await expectToFollow(() => document.body.click());
  });

  async function expectToFollow(tell: () => void) {
    open('/?ref=abc');
    fakeApi(registers(CLICK), registers(LATER_CLICK));
    const page = render(shop);
    await happens();
    expect(page.textContent).toBe(CLICK);
    await happens(() => {
      route('/?ref=xyz');
      tell();
    });
    expect(page.textContent).toBe(LATER_CLICK);
    expect(rendered).toEqual([null, CLICK, LATER_CLICK]);
  }

  it('follows when the network is back after all attempts have failed', async () => {
    open('/?ref=abc');
    const busy = () => ({ status: 503, json: async () => ({}) }) as Response;
    fakeApi(busy, busy, busy, busy, registers());
    const page = render(shop);
    await happens(() => {}, 60_000);
    expect(page.textContent).toBe('nobody');
    await happens(() => fire('online'), 2000);
    expect(page.textContent).toBe(CLICK);
  });

  /** As the browser does it: between two listeners, promises get on, which they do not in `dispatchEvent`. */
  async function fire(type: string) {
    const heard = vi.mocked(addEventListener).mock.calls.filter(([each]) => each === type);
    for (const listener of new Set(heard.map(([, listener]) => listener as EventListener))) {
      listener(new Event(type));
      await pass(0);
    }
  }

  it('follows when "back" shows a page again whose tab has another click by now', async () => {
    open('/?ref=abc');
    fakeApi();
    const page = render(shop);
    await happens();
    store(LATER_CLICK);
    await happens(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    expect(page.textContent).toBe(LATER_CLICK);
  });

  it('does not wait for a click that is under way to show what the tab has by now', async () => {
    open('/?ref=abc');
    fakeApi(registers(), neverAnswers);
    const page = render(shop);
    await happens();
    await happens(() => {
      route('/?ref=xyz');
      document.body.click();
    });
    store(LATER_CLICK);
    await happens(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    expect(page.textContent).toBe(LATER_CLICK);
  });

  it('follows when the visitor comes to a tab that was given the click late', async () => {
    open('/pricing', 'https://shop.test/', { isNewTab: true });
    fakeApi();
    const page = render(shop);
    await happens(() => {}, 1000);
    await happens(() => otherTab().say([CLICK]));
    expect(window.__selgeo?.getClickId()).toBe(CLICK);
    await happens(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    expect(page.textContent).toBe(CLICK);
  });
});

describe('what useClickId costs', () => {
  it('is nothing any more once its component is gone', async () => {
    open('/?ref=abc');
    fakeApi();
    render(strict(shop));
    await happens();
    await unmount();
    expectNobodyToAsk();
  });

  it('is nothing where its component has gone before the click was registered', async () => {
    open('/?ref=abc');
    let answer: (response: Response) => void = () => {};
    fakeApi(() => new Promise((resolve) => (answer = resolve)));
    render(shop);
    await happens();
    await unmount();
    await happens(() => answer(Response.json({ click_id: CLICK })));
    expect(window.__selgeo?.getClickId()).toBe(CLICK);
    expectNobodyToAsk();
  });

  function expectNobodyToAsk() {
    const ready = vi.spyOn(window.__selgeo as NonNullable<typeof window.__selgeo>, 'ready');
    for (const type of ['click', 'online', 'pageshow', 'visibilitychange']) dispatchEvent(new Event(type));
    expect(ready).not.toHaveBeenCalled();
  }

  /** What listens to the snippet's event. */
  const listeners = () => {
    const { calls } = vi.mocked(addEventListener).mock;
    return new Set(calls.flatMap(([type, listener]) => (type === 'selgeo:change' ? [listener] : [])));
  };

  it('is one listener for all of them, and no question when something happens', async () => {
    open('/?ref=abc');
    fakeApi(registers(), neverAnswers);
    const page = render(
      createElement(
        'main',
        null,
        shop,
        Array.from({ length: 100 }, () => reference),
      ),
    );
    await happens();
    expect(page.textContent).toBe(CLICK.repeat(101));
    expect(listeners().size).toBe(1);
    const ready = vi.spyOn(window.__selgeo as NonNullable<typeof window.__selgeo>, 'ready');
    await happens(() => {
      route('/?ref=xyz');
      for (let count = 0; count < 5; count++) document.body.click();
    });
    expect(ready).not.toHaveBeenCalled();
  });

  it('does not add up where components come and go and no snippet starts', async () => {
    for (let count = 0; count < 20; count++) {
      render(reference);
      await happens(() => document.body.click());
      await unmount();
    }
    const { q } = window.__selgeo as unknown as { q: unknown[] };
    // What the stub has from the start, and one question.
    expect(q).toHaveLength(2);
    expect(listeners().size).toBe(1);
    store(CLICK);
    const read = vi.spyOn(window.__selgeo as NonNullable<typeof window.__selgeo>, 'getClickId');
    dispatchEvent(new CustomEvent('selgeo:change'));
    expect(read).not.toHaveBeenCalled();
  });

  it('is no timer', async () => {
    fakeApi();
    render(shop);
    await happens();
    await happens(() => document.body.click());
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['a list of its own for a navigation', 'navigation', () => document.querySelectorAll('nav')],
    ['an element of its own for a navigation', 'navigation', () => document.createElement('nav')],
    ['an addEventListener of its own', 'addEventListener', () => (event: { on(): void }) => event.on()],
    ['no addEventListener', 'addEventListener', () => undefined],
  ])('is no error where the page has %s', async (_, name, value) => {
    open('/?ref=abc');
    fakeApi();
    const page = render(shop);
    vi.stubGlobal(name, value());
    await happens();
    expect(page.textContent).toBe(CLICK);
    await unmount();
  });

  it('is no error where the page’s __selgeo cannot even be read', async () => {
    redefine('__selgeo', {
      get: () => {
        throw new Error('mine');
      },
    });
    store(CLICK);
    expect(render(shop).textContent).toBe(CLICK);
    await happens(() => document.body.click());
    await unmount();
  });

  it.each([
    [
      'that throws',
      () => {
        throw new Error('mine');
      },
    ],
    ['that rejects', () => Promise.reject(new Error('mine'))],
    ['that is no promise', () => 7],
  ])('is no error where the page has a __selgeo of its own, with a ready %s', async (_, ready) => {
    Reflect.set(window, '__selgeo', { ready });
    const page = render(reference);
    await happens();
    expect(page.textContent).toBe('nobody');
    store(CLICK);
    await happens(() => dispatchEvent(new CustomEvent('selgeo:change')));
    expect(page.textContent).toBe(CLICK);
  });

  it('is nothing to another one that fails', () => {
    const told: unknown[] = [];
    const stops = [
      watchClickId(() => {
        throw new Error('mine');
      }),
      watchClickId((clickId) => told.push(clickId)),
    ];
    store(CLICK);
    dispatchEvent(new CustomEvent('selgeo:change'));
    for (const stop of stops) stop();
    expect(told).toEqual([null, CLICK]);
  });
});
