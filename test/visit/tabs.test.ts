import { beforeEach, describe, expect, it, vi } from 'vitest';
import { joinTabs } from '../../src/visit/tabs.ts';
import { clickOf, park, refsSeen } from '../support/clicks.ts';
import { newTabPerTest } from '../support/page.ts';
import { pass } from '../support/settled.ts';
import { otherTab } from '../support/tabs.ts';
import { CLICK, LATER_CLICK, NOT_UUIDS } from '../support/values.ts';

newTabPerTest();

const QUESTION = [null, undefined, [], 0];
const HAND_OFF = [CLICK, 'vt_1', [{ ref: 'abc', at: 7 }], 7];

let onReceived: ReturnType<typeof vi.fn<() => void>>;
beforeEach(() => {
  onReceived = vi.fn();
});
const join = () => joinTabs(onReceived);

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
    expect({ ...sessionStorage }).toEqual({
      __selgeo_cid: CLICK,
      __selgeo_vtk: 'vt_1',
      __selgeo_seen: '[{"ref":"abc","at":7}]',
    });
    expect(onReceived).toHaveBeenCalledOnce();
  });

  it.each([
    ['the older one comes first', [1, 2]],
    ['the newer one comes first', [2, 1]],
  ])('takes the newest of several answers, also when %s', async (_, [one = 0, other = 0]) => {
    otherTab([one === 2 ? LATER_CLICK : CLICK, '', [], one]);
    otherTab([other === 2 ? LATER_CLICK : CLICK, '', [], other]);
    join().tell();
    await pass(0);
    expect(sessionStorage.getItem('__selgeo_cid')).toBe(LATER_CLICK);
  });

  it('keeps what it has itself seen, so that a refused link in the address counts no more', async () => {
    sessionStorage.setItem('__selgeo_seen', '[{"ref":"nobody","isRefused":true}]');
    otherTab(HAND_OFF);
    join().tell();
    await pass(0);
    expect(refsSeen()).toEqual(['abc', 'nobody']);
  });

  it('takes over what another tab announces later', async () => {
    const other = otherTab();
    join();
    other.say(HAND_OFF);
    await pass(0);
    expect(sessionStorage.getItem('__selgeo_cid')).toBe(CLICK);
  });

  it('leaves the question of another one unanswered', async () => {
    const other = otherTab();
    join();
    other.say(QUESTION);
    await pass(0);
    expect(other.heard).toEqual([]);
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
    [CLICK.slice(1), '', [], { valueOf: 1 }],
    { click_id: CLICK },
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
});

describe('a tab with a click', () => {
  beforeEach(() => sessionStorage.setItem('__selgeo_cid', CLICK));

  it('answers a question with all that belongs to the click', async () => {
    sessionStorage.setItem('__selgeo_vtk', 'vt_1');
    sessionStorage.setItem('__selgeo_seen', '[{"ref":"abc","at":7}]');
    sessionStorage.setItem('__selgeo_parked', '[]');
    const other = otherTab();
    join();
    other.say(QUESTION);
    await pass(0);
    expect(other.heard).toEqual([HAND_OFF]);
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
    other.say([LATER_CLICK, 'vt_2', '["def"]']);
    await pass(0);
    expect({ ...sessionStorage }).toEqual({ __selgeo_cid: CLICK });
    expect(onReceived).not.toHaveBeenCalled();
    expect(other.heard).toEqual([]);
  });

  it('never talks for ever with another one', async () => {
    const { heard } = otherTab([LATER_CLICK]);
    const [one, other] = [join(), join()];
    one.tell();
    other.tell();
    await pass(60_000);
    expect(heard).toHaveLength(2);
  });
});

it('a tab whose click is under way waits for that', async () => {
  park(clickOf('def'));
  const other = otherTab();
  join();
  other.say(HAND_OFF);
  other.say(QUESTION);
  await pass(0);
  expect(sessionStorage.getItem('__selgeo_cid')).toBeNull();
  expect(other.heard).toEqual(['under way']);
});

it('a tab that has asked knows when another one has a click under way', async () => {
  const { tell, isPromised } = join();
  const other = otherTab();
  tell();
  expect(isPromised()).toBe(false);
  other.say('under way');
  await pass(0);
  expect(isPromised()).toBe(true);
  expect(sessionStorage).toHaveLength(0);
});

it('without BroadcastChannel it throws, and the caller stays alone', () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  expect(join).toThrow();
});
