import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RawOptions } from '../../src/agreed/options.ts';
import type { Selgeo } from '../../src/visit/api.ts';
import { type Answer, fakeApi, isDown, refuses, registers, says } from '../support/api.ts';
import { clickOf, park, parked } from '../support/clicks.ts';
import { optionsOf } from '../support/options.ts';
import {
  type Arrival,
  holdIdle,
  newTabPerTest,
  open,
  redefine,
  removeListeners,
  route,
  show,
} from '../support/page.ts';
import { eventually, pass } from '../support/settled.ts';
import { otherTab } from '../support/tabs.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';

newTabPerTest();
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

const THIRD_CLICK = CLICK.replace('0', '1');
const cid = () => sessionStorage.getItem('__selgeo_cid');
const refsOf = (calls: ReturnType<typeof fakeApi>) => calls.map(({ body }) => body.ref);

/** The next page of the tab as the browser loads it: nothing but the storage is left of the one before. */
async function visit(path: string, referrer?: string, arrival?: Arrival, raw?: RawOptions): Promise<Selgeo> {
  open(path, referrer, arrival);
  return runAgain(raw);
}

/** The script runs on the page that is open. */
async function runAgain(raw?: RawOptions): Promise<Selgeo> {
  vi.resetModules();
  const { startTracker } = await import('../../src/visit/tracker.ts');
  return startTracker(optionsOf(raw));
}

/** Answers by the referral that is sent. */
function apiOf(answers: Record<string, Answer[]>) {
  const calls = fakeApi();
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    await fetch(url, init);
    const list = answers[JSON.parse(String(init.body)).ref] as Answer[];
    return (list.length > 1 ? list.shift() : list[0])?.();
  });
  return calls;
}

describe('a landing page that a script leaves, in a tab that a link has opened', () => {
  const landing = 'https://shop.test/?ref=p1';
  beforeEach(() => open('/de/', landing, { isNewTab: true }));

  it('is registered by the second page when no tab answers', async () => {
    const calls = fakeApi();
    const selgeo = await runAgain();
    expect(await eventually(selgeo.ready())).toEqual({ clickId: CLICK, status: 'registered' });
    expect(refsOf(calls)).toEqual(['p1']);
    expect(calls[0]?.body).toMatchObject({ landing_url: 'https://shop.test/' });
  });

  it('is left to the tab that answers', async () => {
    const calls = fakeApi();
    otherTab([LATER_CLICK, undefined, [{ ref: 'p1', path: '/', from: '', at: 7 }], 7]);
    const selgeo = await runAgain();
    await pass(60_000);
    expect(selgeo.getClickId()).toBe(LATER_CLICK);
    expect(calls).toEqual([]);
  });

  it('is left to the tab that has its click under way', async () => {
    const calls = fakeApi();
    const other = otherTab(['under way', undefined, [{ ref: 'p1' }]]);
    const selgeo = await runAgain();
    await pass(5000);
    expect(calls).toEqual([]);
    other.say([LATER_CLICK, undefined, [], 7]);
    await pass(60_000);
    expect(selgeo.getClickId()).toBe(LATER_CLICK);
    expect(calls).toEqual([]);
  });
});

describe('an API that was down for the whole of a series', () => {
  const links = '<main><a href="https://buy.stripe.com/a">Buy</a><form></form></main>';
  const use = (selector: string, type: string) =>
    document.querySelector(selector)?.dispatchEvent(new Event(type, { bubbles: true }));

  it.each<readonly [string, (selgeo: Selgeo, navigation: EventTarget) => unknown]>([
    [
      'a route change',
      (_, navigation) => {
        route('/next');
        navigation.dispatchEvent(new Event('currententrychange'));
      },
    ],
    ['the use of a link', () => use('a', 'click')],
    ['a submit', () => use('form', 'submit')],
    ['a call of ready()', (selgeo) => selgeo.ready()],
    ['the return of the network', () => dispatchEvent(new Event('online'))],
    ['the return of the page', () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))],
  ])('is asked again by %s, after a pause, for the same click', async (_, occasion) => {
    const navigation = Object.assign(new EventTarget(), { currentEntry: {} });
    redefine('navigation', { value: navigation });
    const calls = fakeApi(isDown, isDown, isDown, isDown, registers());
    const selgeo = await visit('/?ref=p1');
    show(links);
    await pass(60_000);
    expect(calls).toHaveLength(4);
    occasion(selgeo, navigation);
    await pass(0);
    expect(calls).toHaveLength(4);
    await pass(1000);
    expect(calls).toHaveLength(5);
    expect(new Set(calls.map(({ body }) => body.request_id)).size).toBe(1);
    expect(selgeo.getClickId()).toBe(CLICK);
  });

  it('is asked twelve times on a page, and never more', async () => {
    const calls = fakeApi(isDown);
    const selgeo = await visit('/?ref=p1');
    show(links);
    for (let occasion = 0; occasion < 30; occasion++) {
      use('a', 'click');
      dispatchEvent(new Event('online'));
      void selgeo.ready();
      await pass(10_000);
    }
    expect(calls).toHaveLength(12);
    await visit('/next');
    await pass(0);
    expect(calls).toHaveLength(13);
  });
});

describe('one click that cannot be delivered', () => {
  it('does not hold up the next, and does not win when it gets through late', async () => {
    const calls = apiOf({ bad: [refuses(500)], p1: [registers(LATER_CLICK)] });
    await visit('/?ref=bad');
    await pass(60_000);
    await visit('/?ref=p1', 'https://blog.test/');
    await pass(60_000);
    expect(cid()).toBe(LATER_CLICK);
    expect(parked()).toMatchObject([{ ref: 'bad', isLate: true }]);
    expect(refsOf(calls).filter((ref) => ref === 'p1')).toHaveLength(1);
    fakeApi(registers(CLICK));
    await visit('/next');
    await pass(0);
    expect(cid()).toBe(LATER_CLICK);
    expect(parked()).toEqual([]);
  });
});

describe('a refused click', () => {
  it('is sent again when its link is followed again, and wins then', async () => {
    const calls = apiOf({ p1: [registers(CLICK)], p2: [refuses(404), registers(LATER_CLICK)] });
    await (await visit('/?ref=p1')).ready();
    await (await visit('/?ref=p2', 'https://blog.test/')).ready();
    expect(cid()).toBe(CLICK);
    await (await visit('/next', 'https://shop.test/?ref=p2')).ready();
    expect(refsOf(calls)).toEqual(['p1', 'p2']);
    await (await visit('/?ref=p2', 'https://blog.test/')).ready();
    expect(refsOf(calls)).toEqual(['p1', 'p2', 'p2']);
    expect(cid()).toBe(LATER_CLICK);
  });

  it('is not sent again by a route change, a use or the history on its page', async () => {
    const calls = fakeApi(refuses(404));
    const selgeo = await visit('/?ref=p2');
    await selgeo.ready();
    for (const path of ['/other?ref=p2', '/?ref=p2#top', '/?ref=p2']) {
      route(path);
      for (const type of ['click', 'popstate', 'pageshow', 'online']) dispatchEvent(new Event(type));
      await pass(2000);
    }
    await visit('/?ref=p2', '', { type: 'reload' });
    await pass(60_000);
    expect(calls).toHaveLength(1);
  });

  it('is none without the word of the API', async () => {
    const calls = fakeApi(
      says('<!doctype html>', 403),
      says('', 404),
      says('<html>', 400),
      says('', 410),
      registers(),
    );
    expect(await eventually((await visit('/?ref=p1')).ready())).toMatchObject({ status: 'unreachable' });
    await expect((await visit('/next')).ready()).resolves.toMatchObject({ clickId: CLICK });
    expect(new Set(calls.map(({ body }) => body.request_id)).size).toBe(1);
  });
});

describe('where the first click earns the sale', () => {
  const first = { attribution: 'first' } as const;

  it('that is the first which the API accepts, in order', async () => {
    const calls = apiOf({
      producthunt: [refuses(503), refuses(503), refuses(503), refuses(503), refuses(404)],
      p1: [registers(LATER_CLICK)],
    });
    await visit('/?ref=producthunt', '', {}, first);
    await pass(60_000);
    const selgeo = await visit('/?ref=p1', 'https://blog.test/', {}, first);
    expect(await eventually(selgeo.ready())).toEqual({ clickId: LATER_CLICK, status: 'registered' });
    expect(refsOf(calls)).toEqual([...Array(5).fill('producthunt'), 'p1']);
  });

  it('the next is not even sent once it is accepted', async () => {
    const calls = apiOf({ p1: [refuses(503), registers(CLICK)], p2: [registers(LATER_CLICK)] });
    await visit('/?ref=p1', '', {}, first);
    await pass(0);
    await visit('/?ref=p2', 'https://blog.test/', {}, first);
    await pass(60_000);
    expect(refsOf(calls)).toEqual(['p1', 'p1']);
    expect(cid()).toBe(CLICK);
    expect(parked()).toEqual([]);
  });
});

describe('a visitor who comes back from a payment or a login', () => {
  it('has followed no link', async () => {
    const calls = apiOf({ p1: [registers(CLICK), registers(THIRD_CLICK)], p2: [registers(LATER_CLICK)] });
    await (await visit('/pricing?ref=p1', 'https://blog.test/')).ready();
    await (await visit('/?ref=p2', 'https://video.test/')).ready();
    await (await visit('/pricing?ref=p1', 'https://pay.test/')).ready();
    expect(refsOf(calls)).toEqual(['p1', 'p2']);
    expect(cid()).toBe(LATER_CLICK);
    await (await visit('/pricing?ref=p1', 'https://blog.test/')).ready();
    expect(refsOf(calls)).toEqual(['p1', 'p2', 'p1']);
    expect(cid()).toBe(THIRD_CLICK);
  });
});

describe('a page that empties the storage', () => {
  it.each(['/?ref=p1', '/shop'])('at %s neither loses its click nor counts it again', async (path) => {
    const calls = fakeApi();
    const selgeo = await visit('/?ref=p1');
    await selgeo.ready();
    route(path);
    sessionStorage.clear();
    expect(selgeo.getClickId()).toBe(CLICK);
    expect(cid()).toBe(CLICK);
    sessionStorage.clear();
    dispatchEvent(new Event('click'));
    expect(cid()).toBe(CLICK);
    sessionStorage.clear();
    dispatchEvent(new Event('pagehide'));
    await expect((await visit(path, 'https://shop.test/?ref=p1')).ready()).resolves.toMatchObject({
      clickId: CLICK,
    });
    expect(calls).toHaveLength(1);
  });

  it('while the click is under way does neither', async () => {
    const calls = fakeApi(refuses(503), refuses(503), registers());
    await visit('/?ref=p1');
    await pass(0);
    sessionStorage.clear();
    await pass(600);
    sessionStorage.clear();
    dispatchEvent(new Event('pagehide'));
    await (await visit('/next')).ready();
    expect(cid()).toBe(CLICK);
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ body }) => body.request_id)).size).toBe(1);
  });
});

describe('a page that document.open() writes again', () => {
  it('has its elements carry the click ID, and finds a late referral, when the tag runs again', async () => {
    const calls = fakeApi(registers(CLICK), registers(LATER_CLICK));
    const first = await visit('/?ref=p1');
    await first.ready();
    await pass(1000);
    removeListeners();
    const link = show<HTMLAnchorElement>('<a href="https://buy.stripe.com/a">Buy</a>');
    expect(await runAgain()).toBe(first);
    await pass(1000);
    expect(link.href).toContain(CLICK);
    const later = show<HTMLAnchorElement>('<a href="https://buy.stripe.com/b">Buy</a>');
    // A real click would have happy-dom go there.
    later.dispatchEvent(new Event('click', { bubbles: true }));
    expect(later.href).toContain(CLICK);
    route('/?ref=p2');
    dispatchEvent(new Event('click'));
    await pass(0);
    expect(refsOf(calls)).toEqual(['p1', 'p2']);
    expect(cid()).toBe(LATER_CLICK);
  });
});

describe('frames of the site', () => {
  const store = () => {
    sessionStorage.setItem('__selgeo_cid', CLICK);
    dispatchEvent(new StorageEvent('storage', { key: '__selgeo_cid' }));
  };
  const link = () => show<HTMLAnchorElement>('<a href="https://buy.stripe.com/a">Buy</a>');

  it('carry the click that the page around them has', async () => {
    vi.stubGlobal('frameElement', document.createElement('iframe'));
    const calls = fakeApi();
    const idle = holdIdle();
    const buy = link();
    await visit('/frame', 'https://shop.test/');
    idle.come();
    expect(buy.href).toBe('https://buy.stripe.com/a');
    store();
    idle.come();
    expect(buy.href).toContain(CLICK);
    expect(calls).toEqual([]);
  });

  it('leave a click that another document has parked to that one', async () => {
    const calls = fakeApi();
    await (await visit('/?ref=p1')).ready();
    park(clickOf('p2'));
    dispatchEvent(new StorageEvent('storage', { key: '__selgeo_parked' }));
    await pass(2000);
    expect(refsOf(calls)).toEqual(['p1']);
  });

  it('leave the click to the page around them', async () => {
    vi.stubGlobal('frameElement', document.createElement('iframe'));
    const calls = fakeApi();
    await visit('/frame', 'https://shop.test/?ref=p1');
    await pass(400);
    expect(calls).toEqual([]);
    sessionStorage.setItem('__selgeo_parked', '[]');
    store();
    await pass(60_000);
    expect(calls).toEqual([]);
  });

  it('have their click carried by the page around them', async () => {
    fakeApi(isDown);
    const idle = holdIdle();
    const buy = link();
    await visit('/?ref=p1');
    await pass(0);
    idle.come();
    expect(buy.href).toBe('https://buy.stripe.com/a');
    sessionStorage.setItem('__selgeo_parked', '[]');
    store();
    idle.come();
    expect(buy.href).toContain(CLICK);
  });
});

describe('a page with zone.js', () => {
  it('is not driven by what the snippet does: all of it begins in the root zone', async () => {
    const { startTracker } = await import('../../src/visit/tracker.ts');
    const options = optionsOf();
    let zone = 'root';
    const runIn = <Result>(name: string, job: () => Result): Result => {
      const before = zone;
      zone = name;
      const result = job();
      zone = before;
      return result;
    };
    vi.stubGlobal('Zone', { root: { run: <Result>(job: () => Result) => runIn('root', job) } });
    const zones: string[] = [];
    const promise = globalThis.Promise;
    // Like zone.js, which notes the zone in which a promise is made.
    vi.stubGlobal(
      'Promise',
      class extends promise<unknown> {
        constructor(executor: ConstructorParameters<typeof promise<unknown>>[0]) {
          super(executor);
          zones.push(zone);
        }
      },
    );
    const { setTimeout } = globalThis;
    vi.stubGlobal('setTimeout', (...args: Parameters<typeof setTimeout>) => {
      zones.push(zone);
      return setTimeout(...args);
    });
    fakeApi();
    open('/?ref=p1');
    const pending = runIn('angular', () => startTracker(options).ready({ timeout: 5000 }));
    await pass(0);
    expect(zones.length).toBeGreaterThan(2);
    // Only the promise that the caller gets is the caller's.
    expect(zones.filter((name) => name !== 'root')).toEqual(['angular']);
    await expect(pending).resolves.toMatchObject({ clickId: CLICK });
  });
});
