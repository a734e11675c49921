import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/doctor/chain.ts';
import type { Facts } from '../../src/doctor/facts.ts';
import { factsWith, tagWith, viewWith } from './support/facts.ts';

const byId = (facts: Facts, id: string) => diagnose(facts).find((check) => check.id === id);
const states = (facts: Facts) => diagnose(facts).map(({ id, state }) => `${id} ${state}`);

const GATED = { tags: [tagWith({ consent: 'required' })], isGated: true, clickId: null, storedClickId: null };
const KEYS = ['cookie __selgeo_cid', 'cookie session', 'localStorage.cart', 'localStorage.my__selgeo'];

describe('the visit of a visitor who has not agreed', () => {
  const held = { isUnagreed: true, attempts: [], view: viewWith(GATED) };

  it('passes where the tag holds back, and judges nothing that needs a click', () => {
    const facts = factsWith({ ...held, stored: KEYS.slice(1) });
    expect(byId(facts, 'consent')).toMatchObject({
      state: 'pass',
      detail:
        'The snippet has stored nothing. Nothing was sent to the API. ' +
        'Stored by the rest of the page: cookie session, localStorage.cart, localStorage.my__selgeo.',
    });
    expect(states(facts).slice(-8)).toEqual([
      'referral pass',
      'click skip',
      'connection skip',
      'answer skip',
      'storage skip',
      'tabs pass',
      'carriers pass',
      'early skip',
    ]);
  });

  it('names what the snippet has stored apart from the rest, and counts what it has sent', () => {
    const facts = factsWith({ isUnagreed: true, stored: KEYS });
    expect(byId(facts, 'consent')).toMatchObject({ state: 'fail', code: 'SG88' });
    expect(byId(facts, 'consent')?.detail).toContain(
      'Stored by the snippet: cookie __selgeo_cid. Sent to the API: a request. Stored by the rest of the page: cookie session, ',
    );
    const started = factsWith({ isUnagreed: true, view: viewWith({ tags: [] }), stored: KEYS });
    expect(byId(started, 'consent')).toMatchObject({ state: 'fail', code: 'SG87' });
  });

  it('warns where there is no tag yet, and judges what is stored all the same', () => {
    const view = viewWith({ tags: [], published: 'nothing', version: null, clickId: null });
    const facts = factsWith({ ...held, view });
    expect(states(facts).slice(0, 4)).toEqual(['page pass', 'tag warn', 'consent pass', 'key skip']);
    expect(byId(facts, 'script')?.detail).toBe('Not judged: the snippet is not on the page yet.');
    expect(byId(factsWith({ ...held, view, stored: KEYS }), 'consent')?.code).toBe('SG87');
  });

  it('goes on to say why a script that waits does not even run', () => {
    const view = viewWith({ ...GATED, published: 'nothing', version: null });
    expect(states(factsWith({ ...held, view })).filter((line) => line.endsWith('fail'))).toEqual([
      'global fail',
    ]);
  });
});

describe('a page whose tag waits for consent, in a plain visit', () => {
  it('is no broken page where it holds back', () => {
    const facts = factsWith({ attempts: [], view: viewWith(GATED) });
    expect(states(facts).filter((line) => !/ (pass|skip)$/.test(line))).toEqual(['consent warn']);
    expect(byId(facts, 'consent')).toMatchObject({
      detail: expect.stringContaining('Held back: no consent yet.'),
      advice: expect.stringContaining('--consent'),
    });
    expect(byId(facts, 'click')?.detail).toBe('Not judged: the click is held back.');
  });

  it('is judged as any other once it has agreed by itself, and when something is wrong with its key', () => {
    const tags = [tagWith({ consent: 'required' })];
    const agreed = factsWith({ view: viewWith({ tags, isGated: true }) });
    expect(diagnose(agreed).every(({ state }) => state === 'pass')).toBe(true);
    const parked = { attempts: [], stored: ['sessionStorage.__selgeo_parked'] };
    expect(byId(factsWith({ ...agreed, ...parked }), 'click')).toMatchObject({ state: 'fail', code: 'SG85' });
    const mute = viewWith({ ...GATED, tags: [tagWith({ consent: 'required', merchant: 'pk_abc' })] });
    expect(byId(factsWith({ attempts: [], view: mute }), 'key')?.state).toBe('fail');
  });
});
