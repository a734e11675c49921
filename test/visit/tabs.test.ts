import { beforeEach, describe, expect, it, vi } from 'vitest';
import { joinTabs } from '../../src/visit/tabs.ts';
import { clickOf, park, refsSeen, seen } from '../support/clicks.ts';
import { newTabPerTest } from '../support/page.ts';
import { pass } from '../support/settled.ts';
import { otherTab } from '../support/tabs.ts';
import { CLICK, LATER_CLICK, NOT_UUIDS } from '../support/values.ts';

newTabPerTest();

const QUESTION = [null, undefined, [], 0];
const LANDING = { ref: 'abc', path: '/', from: 'https://blog.test', at: 1_700_000_000_000 };
const HAND_OFF = [CLICK, 'vt_1', [LANDING], LANDING.at];
/** A click that was registered this many milliseconds after that. */
const handOff = (clickId: string, later: number) => [
  clickId,
  undefined,
  [{ ...LANDING, at: LANDING.at + later }],
  LANDING.at + later,
];

let onReceived: ReturnType<typeof vi.fn<() => void>>;
let onForget: ReturnType<typeof vi.fn<() => void>>;
let now: number;
beforeEach(() => {
  onReceived = vi.fn();
  onForget = vi.fn();
  now = 1_800_000_000_000;
  vi.spyOn(Date, 'now').mockImplementation(() => now);
});
const join = () => joinTabs(() => true, onReceived, onForget);
const cid = () => sessionStorage.getItem('__selgeo_cid');

describe('a tab without a click', () => {
  it('says nothing by itself', async () => {
    const { heard } = otherTab();
    join();
    await pass(0);
    expect(heard).toEqual([]);
  });

  it('asks, and takes over what another tab answers', async () => {
    const { heard } = otherTab(HAND_OFF);
    join().tell();
    await pass(0);
    expect(heard).toEqual([QUESTION]);
    expect(sessionStorage).toMatchObject({ __selgeo_cid: CLICK, __selgeo_vtk: 'vt_1' });
    expect(seen()).toEqual([LANDING]);
    expect(onReceived).toHaveBeenCalledOnce();
  });

  it('takes over what a tab of the first release answers', async () => {
    otherTab([CLICK, 'vt_1', '["abc"]']);
    join().tell();
    await pass(0);
    expect(sessionStorage).toMatchObject({ __selgeo_cid: CLICK, __selgeo_vtk: 'vt_1' });
  });

  it('keeps the landings that it has had, of refused clicks', async () => {
    const refused = { ref: 'nobody', path: '/', isRefused: true };
    sessionStorage.setItem('__selgeo_seen', JSON.stringify([refused]));
    otherTab(HAND_OFF);
    join().tell();
    await pass(0);
    expect(seen()).toEqual([LANDING, refused]);
  });

  it('takes over what another tab announces later', async () => {
    const other = otherTab();
    join();
    other.say(HAND_OFF);
    await pass(0);
    expect(cid()).toBe(CLICK);
  });

  it('leaves the question of another one unanswered', async () => {
    const other = otherTab();
    join();
    other.say(QUESTION);
    await pass(0);
    expect(other.heard).toEqual([]);
  });

  it('knows which landings the others have had', async () => {
    const other = otherTab();
    const { ask, isKnown } = join();
    ask();
    other.say(QUESTION);
    await pass(0);
    expect(isKnown('abc')).toBe(false);
    other.say(['under way', undefined, [LANDING, null, 7], 0]);
    await pass(0);
    expect(isKnown('abc')).toBe(true);
    expect(isKnown('def')).toBe(false);
    other.say(['under way']);
    await pass(0);
    expect(isKnown('def')).toBe(true);
    expect(sessionStorage).toHaveLength(0);
    expect(onReceived).not.toHaveBeenCalled();
  });

  it.each([
    undefined,
    null,
    0,
    '',
    'hello',
    CLICK,
    {},
    [],
    [[]],
    [{}],
    [7],
    [{ toString: 1, valueOf: 1 }],
    { click_id: CLICK },
    { 0: CLICK, length: 1 },
    ...NOT_UUIDS.map((it) => [it]),
  ])('ignores %j', async (junk) => {
    const other = otherTab();
    join();
    other.say(junk);
    await pass(0);
    expect(sessionStorage).toHaveLength(0);
    expect(onReceived).not.toHaveBeenCalled();
    expect(other.heard).toEqual([]);
  });

  it.each<[readonly unknown[]]>([
    [[CLICK]],
    [[CLICK, { trim: 1 }, { length: 1 }, { toString: 1, valueOf: 1 }]],
    [[CLICK, 7, 'abc', 'soon']],
    [[CLICK, null, null, null]],
    [[CLICK, 'x'.repeat(100_000), [null, 7, {}, [], { ref: 7 }, ''], Number.NaN]],
  ])('takes the click alone out of what page code may say', async (message) => {
    const other = otherTab();
    join();
    other.say(message);
    await pass(0);
    expect(cid()).toBe(CLICK);
    expect(sessionStorage.getItem('__selgeo_vtk')).toBeNull();
    const { readLandings } = await import('../../src/visit/landings.ts');
    expect(readLandings()).toEqual([]);
    expect(onReceived).toHaveBeenCalledOnce();
  });

  it('remembers no more than 50 landings, whatever another one says', async () => {
    otherTab([CLICK, undefined, Array.from({ length: 10_000 }, (_, at) => ({ ref: `p${at}` })), 0]);
    join().tell();
    await pass(0);
    expect(refsSeen()).toHaveLength(50);
  });
});

describe('of several answers', () => {
  it.each([
    ['the newer one comes last', handOff(CLICK, 0), handOff(LATER_CLICK, 1)],
    ['the newer one comes first', handOff(LATER_CLICK, 1), handOff(CLICK, 0)],
  ])('the newest counts, where %s', async (_, first, second) => {
    otherTab(first);
    otherTab(second);
    join().tell();
    await pass(0);
    expect(cid()).toBe(LATER_CLICK);
    expect(seen()[0]).toEqual({ ...LANDING, at: LANDING.at + 1 });
  });

  it('the first is there at once, and gives way to a newer one within 300 ms', async () => {
    const other = otherTab(handOff(CLICK, 0));
    join().tell();
    await pass(0);
    expect(cid()).toBe(CLICK);
    now += 299;
    other.say(handOff(LATER_CLICK, 1));
    await pass(0);
    expect(cid()).toBe(LATER_CLICK);
    expect(onReceived).toHaveBeenCalledTimes(2);
  });

  it('a newer one that comes after 300 ms does not count', async () => {
    const other = otherTab(handOff(CLICK, 0));
    join().tell();
    await pass(0);
    now += 300;
    other.say(handOff(LATER_CLICK, 1));
    await pass(0);
    expect(cid()).toBe(CLICK);
  });

  it('one with an unknown time gives way to one with a known time', async () => {
    otherTab([CLICK, undefined, '["abc"]']);
    otherTab(handOff(LATER_CLICK, 0));
    join().tell();
    await pass(0);
    expect(cid()).toBe(LATER_CLICK);
  });

  it('none replaces a click that the tab has got by itself meanwhile', async () => {
    const other = otherTab();
    join().tell();
    sessionStorage.setItem('__selgeo_cid', CLICK);
    other.say(handOff(LATER_CLICK, 1));
    await pass(0);
    expect(cid()).toBe(CLICK);
  });
});

describe('a tab whose visitor is forgotten', () => {
  it('lets nobody take the click from the referrer again', async () => {
    sessionStorage.setItem('__selgeo_seen', JSON.stringify([LANDING]));
    const other = otherTab();
    joinTabs(() => false, onReceived, onForget);
    other.say(QUESTION);
    await pass(0);
    expect(other.heard).toEqual([['under way', undefined, [LANDING], LANDING.at]]);
  });
});

describe('a tab with a click', () => {
  beforeEach(() => sessionStorage.setItem('__selgeo_cid', CLICK));

  it('answers a question with all that belongs to the click', async () => {
    sessionStorage.setItem('__selgeo_vtk', 'vt_1');
    sessionStorage.setItem('__selgeo_seen', JSON.stringify([LANDING]));
    sessionStorage.setItem('__selgeo_parked', '[]');
    const other = otherTab();
    join();
    other.say(QUESTION);
    await pass(0);
    expect(other.heard).toEqual([HAND_OFF]);
  });

  it('says when the click was that is in force, and not a refused one', async () => {
    const refused = { ...LANDING, ref: 'nobody', at: LANDING.at + 7, isRefused: true };
    sessionStorage.setItem('__selgeo_seen', JSON.stringify([refused, LANDING]));
    const { heard } = otherTab();
    join().tell();
    await pass(0);
    expect(heard).toEqual([[CLICK, undefined, [refused, LANDING], LANDING.at]]);
  });

  it('announces it when it is told to', async () => {
    const { heard } = otherTab();
    join().tell();
    await pass(0);
    expect(heard).toEqual([[CLICK, undefined, [], 0]]);
  });

  it('keeps it when another tab announces one, and does not answer that', async () => {
    const other = otherTab();
    join();
    other.say(handOff(LATER_CLICK, 1));
    await pass(0);
    expect({ ...sessionStorage }).toEqual({ __selgeo_cid: CLICK });
    expect(onReceived).not.toHaveBeenCalled();
    expect(other.heard).toEqual([]);
  });

  it('never talks for ever with another one', async () => {
    const { heard } = otherTab([LATER_CLICK]);
    const tabs = [join(), join()];
    for (const { tell } of tabs) tell();
    await pass(60_000);
    expect(heard).toHaveLength(2);
  });
});

it('a tab whose click is under way waits for that, and promises it to one that asks', async () => {
  park(clickOf('def'));
  sessionStorage.setItem('__selgeo_seen', JSON.stringify([{ ...LANDING, ref: 'def' }]));
  const other = otherTab();
  join();
  other.say(HAND_OFF);
  other.say(QUESTION);
  await pass(0);
  expect(cid()).toBeNull();
  expect(other.heard).toMatchObject([['under way', undefined, [{ ref: 'def' }], LANDING.at]]);
});

it('without BroadcastChannel it throws, and the caller stays alone', () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  expect(join).toThrow();
});
