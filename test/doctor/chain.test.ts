import { describe, expect, it } from 'vitest';
import { CODES } from '../../src/diagnosis/codes.ts';
import { CHAIN, diagnose } from '../../src/doctor/chain.ts';
import type { Facts } from '../../src/doctor/facts.ts';
import { UNSOUND_TAGS } from '../support/unsound-tags.ts';
import { CASES } from './support/cases.ts';
import { API, attemptWith, factsWith, failedWith, SRC, tagWith, viewWith } from './support/facts.ts';

const byId = (facts: Facts, id: string) => diagnose(facts).find((check) => check.id === id);

const meaningOf = (wanted: string | null) =>
  Object.values(CODES).find(({ code }) => code === wanted)?.meaning ?? 'no such code';

/** `check: state code` of all that is neither well nor left out. */
const troubles = (facts: Facts) =>
  diagnose(facts)
    .filter(({ state }) => state === 'fail' || state === 'warn')
    .map(({ id, state, code }) => `${id}: ${state} ${code}`);

describe('the doctor', () => {
  it('has nothing to say against a page where all is well', () => {
    expect(diagnose(factsWith()).map(({ state }) => state)).toEqual(CHAIN.map(() => 'pass'));
  });

  it.each(CASES)('names %s, and that alone', (_, facts, trouble) => {
    expect(troubles(facts)).toEqual([trouble]);
  });

  it.each(UNSOUND_TAGS)('warns of %s, as the debug mode does', (html, data) => {
    const facts = factsWith({ view: viewWith({ tags: [tagWith(data)] }) });
    expect(troubles(facts)).toEqual(['options: warn SG03']);
    expect(byId(facts, 'options')?.detail).toContain(` See ${html.split('=')[0]}.`);
  });

  it('says what each failure means and what to do', () => {
    for (const [, facts] of CASES) {
      for (const { state, code, detail, advice } of diagnose(facts)) {
        const isTrouble = state === 'fail' || state === 'warn';
        expect(advice !== null).toBe(isTrouble);
        if (isTrouble) expect(detail.startsWith(meaningOf(code))).toBe(true);
      }
    }
  });

  it('judges nothing after a failure, and names that as the reason', () => {
    const checks = diagnose(factsWith({ view: viewWith({ published: 'other', version: null }) }));
    const failed = checks.findIndex(({ state }) => state === 'fail');
    for (const { state, code, detail } of checks.slice(failed + 1)) {
      expect([state, code, detail]).toEqual([
        'skip',
        null,
        'Not judged: “window.__selgeo is its own” failed.',
      ]);
    }
  });

  it('goes on after a warning', () => {
    const facts = factsWith({ view: viewWith({ tags: [tagWith({}), tagWith({})], carriers: [] }) });
    expect(troubles(facts)).toEqual(['tag: warn SG04', 'carriers: warn SG86']);
  });

  it('leaves out what needs a referral when there is none, and judges the rest', () => {
    const facts = factsWith({
      ref: undefined,
      attempts: [],
      view: viewWith({ landing: 'https://shop.test/' }),
    });
    const states = diagnose(facts).map(({ id, state }) => `${id} ${state}`);
    expect(states.slice(7)).toEqual([
      'referral warn',
      'click skip',
      'connection skip',
      'answer skip',
      'storage skip',
      'tabs pass',
      'carriers pass',
      'early skip',
    ]);
  });

  it('prints neither a query nor what stands in the place of the key', () => {
    for (const [, facts] of CASES) expect(JSON.stringify(diagnose(facts))).not.toMatch(/secret|token/);
    const facts = factsWith({ view: viewWith({ tags: [tagWith({ merchant: 'sk_live_abc' })] }) });
    expect(byId(facts, 'key')).toMatchObject({ state: 'fail', advice: expect.stringMatching(/^Revoke it/) });
    expect(JSON.stringify(diagnose(facts))).not.toContain('sk_live_abc');
  });

  it('knows a page that starts the npm package, whose key only the click shows', () => {
    const started = factsWith({ view: viewWith({ tags: [] }) });
    expect(troubles(started)).toEqual([]);
    expect(byId(started, 'key')?.detail).toBe('A test key.');
    const silent = factsWith({
      ref: undefined,
      attempts: [],
      view: viewWith({ tags: [], landing: 'https://shop.test/' }),
    });
    expect(byId(silent, 'key')?.state).toBe('skip');
  });

  it.each([
    ['asks again later', { early: 2, ever: 3, nobody: 1, waits: 0 }],
    ['waits with ready()', { early: 2, ever: 2, nobody: 0, waits: 1 }],
  ])('has nothing against a page that asks early and %s', (_, asked) => {
    expect(byId(factsWith({ view: viewWith({ asked }) }), 'early')?.state).toBe('pass');
  });

  it('takes code that asks for the click ID as what carries it', () => {
    const view = viewWith({ carriers: [], asked: { early: 0, ever: 1, nobody: 0, waits: 0 } });
    expect(byId(factsWith({ view }), 'carriers')?.state).toBe('pass');
  });

  it('counts what gets the click ID later, also when there is none yet', () => {
    for (const name of ['carries-when-used', 'carries-when-idle', 'nothing-to-carry'] as const) {
      const view = viewWith({ carriers: [{ name, kind: 'form', selector: 'form' }] });
      expect(byId(factsWith({ view }), 'carriers')).toMatchObject({ state: 'pass', code: CODES[name].code });
    }
  });

  it('names those that would not carry it beside those that would', () => {
    const carriers = [
      { name: 'carries', kind: 'payment-link', selector: '#a' },
      { name: 'own-reference', kind: 'payment-link', selector: '#b' },
      { name: 'form-not-opted-in', kind: 'form', selector: '#search' },
    ] as const;
    const check = byId(factsWith({ view: viewWith({ carriers }) }), 'carriers');
    expect(check).toMatchObject({ state: 'pass', detail: '1 would: payment link. 1 would not: #b (SG61).' });
  });

  it('goes by the last attempt', () => {
    const attempts = [failedWith({ status: 503 }), attemptWith()];
    expect(troubles(factsWith({ attempts }))).toEqual([]);
    expect(byId(factsWith({ attempts }), 'click')?.detail).toBe('In 2 attempts.');
  });

  it('names the origin that a policy has to let in', () => {
    const violations = [{ directive: 'connect-src', address: `${API}/v1/clicks` }];
    const facts = factsWith({ attempts: [], view: viewWith({ violations }) });
    expect(byId(facts, 'connection')?.advice).toBe(`Add ${API} to connect-src.`);
  });

  it.each([
    ['/s', 'https://shop.test/s/v1/clicks'],
    ['/', 'https://shop.test/v1/clicks'],
  ])('names the origin of the page where the clicks go to its path %s', (apiUrl, address) => {
    const violations = [{ directive: 'connect-src', address }];
    const facts = factsWith({ attempts: [], view: viewWith({ tags: [tagWith({ apiUrl })], violations }) });
    expect(byId(facts, 'connection')?.advice).toBe('Add https://shop.test to connect-src.');
  });

  it('is not misled by a policy that forbids something else', () => {
    const violations = [
      { directive: 'connect-src', address: 'https://other.test/v1/clicks' },
      { directive: 'img-src', address: SRC },
    ];
    expect(troubles(factsWith({ view: viewWith({ violations }) }))).toEqual([]);
  });

  it('reads the key and the parameter of a tag for Rewardful', () => {
    const data = { rewardful: 'pk_live_abc', rewardfulParams: 'partner' };
    const tags = [{ ...tagWith({}), data }];
    const facts = factsWith({
      attempts: [],
      view: viewWith({ tags, landing: 'https://shop.test/?partner=x' }),
    });
    expect(byId(facts, 'key')?.detail).toBe('A live key.');
    expect(byId(facts, 'referral')).toMatchObject({ state: 'pass', code: 'SG10' });
  });
});
