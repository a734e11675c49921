import { beforeEach, describe, expect, it, vi } from 'vitest';
import { joinTabs } from '../../src/visit/tabs.ts';
import { clickOf, park } from '../support/clicks.ts';
import { newTabPerTest } from '../support/page.ts';
import { pass } from '../support/settled.ts';
import { otherTab } from '../support/tabs.ts';
import { CLICK, LATER_CLICK, NOT_UUIDS } from '../support/values.ts';

newTabPerTest();

const QUESTION = [undefined, undefined, undefined];
const HAND_OFF = [CLICK, 'vt_1', '["abc"]'];

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
    join()();
    await pass(0);
    expect(heard).toEqual([QUESTION]);
    expect({ ...sessionStorage }).toEqual({
      __selgeo_cid: CLICK,
      __selgeo_vtk: 'vt_1',
      __selgeo_seen: '["abc"]',
    });
    expect(onReceived).toHaveBeenCalledOnce();
  });

  it('takes the first of several answers', async () => {
    otherTab([CLICK]);
    otherTab([LATER_CLICK]);
    join()();
    await pass(0);
    expect({ ...sessionStorage }).toEqual({ __selgeo_cid: CLICK });
    expect(onReceived).toHaveBeenCalledOnce();
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
    sessionStorage.setItem('__selgeo_seen', '["abc"]');
    sessionStorage.setItem('__selgeo_parked', '[]');
    const other = otherTab();
    join();
    other.say(QUESTION);
    await pass(0);
    expect(other.heard).toEqual([HAND_OFF]);
  });

  it('announces it when it is told to', async () => {
    const { heard } = otherTab();
    join()();
    await pass(0);
    expect(heard).toEqual([[CLICK, undefined, undefined]]);
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
    const [tell, tellToo] = [join(), join()];
    tell();
    tellToo();
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
  expect(other.heard).toEqual([]);
});

it('without BroadcastChannel it throws, and the caller stays alone', () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  expect(join).toThrow();
});
