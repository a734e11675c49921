import { describe, expect, it } from 'vitest';
import { CODES } from '../../src/debug/codes.ts';
import { CHAIN, diagnose } from '../../src/doctor/chain.ts';
import type { Facts } from '../../src/doctor/facts.ts';
import { API, attemptWith, factsWith, failedWith, SRC, tagWith, viewWith } from './support/facts.ts';

const byId = (facts: Facts, id: string) => diagnose(facts).find((check) => check.id === id);

/** `check: state code` of all that is neither well nor left out. */
const troubles = (facts: Facts) =>
  diagnose(facts)
    .filter(({ state }) => state === 'fail' || state === 'warn')
    .map(({ id, state, code }) => `${id}: ${state} ${code}`);

const unstarted = viewWith({ published: 'nothing', version: null, clickId: null, storedClickId: null });
const script = (rest: object) => [{ url: SRC, duration: 1, isOver: true, ...rest }];
const noClick = { attempts: [], view: viewWith({ clickId: null, storedClickId: null }) };

const CASES: readonly [name: string, facts: Facts, trouble: string][] = [
  [
    'no answer to the navigation',
    factsWith({ opening: { error: 'net::ERR_X', hasTag: false } }),
    'page: fail SG84',
  ],
  ['a page that is an error', factsWith({ opening: { status: 503, hasTag: false } }), 'page: fail SG84'],
  ['a page that lets nobody look', factsWith({ view: undefined }), 'page: fail SG84'],
  ['no tag', factsWith({ view: { ...unstarted, tags: [] } }), 'tag: fail SG81'],
  ['two tags', factsWith({ view: viewWith({ tags: [tagWith({}), tagWith({})] }) }), 'tag: warn SG04'],
  [
    'a malformed key',
    factsWith({ view: viewWith({ tags: [tagWith({ merchant: 'pk_abc' })] }) }),
    'key: fail SG02',
  ],
  [
    'an API address without a scheme',
    factsWith({ view: viewWith({ tags: [tagWith({ apiUrl: 'api.test' })] }) }),
    'options: warn SG03',
  ],
  [
    'a policy against the script',
    factsWith({ view: { ...unstarted, violations: [{ directive: 'script-src-elem', address: SRC }] } }),
    'script: fail SG75',
  ],
  [
    'a script that the policy has stopped',
    factsWith({ view: unstarted, scripts: script({ error: 'csp' }) }),
    'script: fail SG75',
  ],
  [
    'a script that an extension blocks',
    factsWith({ view: unstarted, scripts: script({ error: 'net::ERR_BLOCKED_BY_CLIENT' }) }),
    'script: fail SG72',
  ],
  [
    'a script that is not there',
    factsWith({ view: unstarted, scripts: script({ status: 404, error: 'net::ERR_BLOCKED_BY_ORB' }) }),
    'script: fail SG82',
  ],
  [
    'a host of the script that is not there',
    factsWith({
      view: { ...unstarted, tags: [tagWith({}, { outcome: 'error' })] },
      scripts: script({ error: 'net::ERR_NAME_NOT_RESOLVED' }),
    }),
    'script: fail SG82',
  ],
  [
    'a script over http on a page over https',
    factsWith({
      view: { ...unstarted, tags: [tagWith({}, { outcome: 'error' })] },
      scripts: script({ error: 'mixed-content' }),
    }),
    'script: fail SG82',
  ],
  [
    'another integrity',
    factsWith({ view: { ...unstarted, tags: [tagWith({}, { outcome: 'error', hasIntegrity: true })] } }),
    'script: fail SG82',
  ],
  [
    'a page in place of the script',
    factsWith({ view: unstarted, scripts: script({ status: 200, contentType: 'text/html; charset=utf-8' }) }),
    'script: fail SG82',
  ],
  [
    'a script that never comes',
    factsWith({ view: { ...unstarted, tags: [tagWith({}, { outcome: undefined })] }, scripts: [] }),
    'script: fail SG82',
  ],
  [
    'a tag without an address',
    factsWith({ view: { ...unstarted, tags: [tagWith({}, { src: undefined })] } }),
    'script: fail SG82',
  ],
  ['a script that has loaded and left nothing', factsWith({ view: unstarted }), 'global: fail SG83'],
  [
    'another window.__selgeo',
    factsWith({ view: viewWith({ published: 'other', version: null }) }),
    'global: fail SG83',
  ],
  [
    'a stub that has been left alone',
    factsWith({ view: viewWith({ published: 'stub', version: null }) }),
    'global: fail SG83',
  ],
  [
    'a ref that was lost on the way',
    factsWith({ attempts: [], view: { ...noClick.view, landing: 'https://shop.test/' } }),
    'referral: fail SG11',
  ],
  [
    'no ref to begin with',
    factsWith({ ref: undefined, attempts: [], view: { ...noClick.view, landing: 'https://shop.test/' } }),
    'referral: warn SG11',
  ],
  [
    'a ref that is too long',
    factsWith({
      ref: 'x'.repeat(256),
      attempts: [],
      view: { ...noClick.view, landing: `https://shop.test/?ref=${'x'.repeat(256)}` },
    }),
    'referral: fail SG15',
  ],
  ['a referral and no click', factsWith(noClick), 'click: fail SG85'],
  [
    'a policy against the request',
    factsWith({
      attempts: [],
      view: { ...noClick.view, violations: [{ directive: 'connect-src', address: `${API}/v1/clicks` }] },
    }),
    'connection: fail SG70',
  ],
  [
    'a click that an extension blocks',
    factsWith({ attempts: [failedWith({ error: 'net::ERR_BLOCKED_BY_CLIENT' })] }),
    'connection: fail SG72',
  ],
  [
    'a click that a rule of the office blocks',
    factsWith({ attempts: [failedWith({ error: 'net::ERR_BLOCKED_BY_ADMINISTRATOR' })] }),
    'connection: fail SG72',
  ],
  [
    'no network',
    factsWith({ attempts: [failedWith({ error: 'net::ERR_INTERNET_DISCONNECTED' })] }),
    'connection: fail SG71',
  ],
  [
    'no answer within 10 seconds',
    factsWith({ attempts: [failedWith({ error: 'net::ERR_ABORTED', duration: 10_004 })] }),
    'connection: fail SG74',
  ],
  [
    'no answer yet',
    factsWith({ attempts: [failedWith({ isOver: false, duration: 3000 })] }),
    'connection: fail SG74',
  ],
  [
    'no answer of the host',
    factsWith({ attempts: [failedWith({ error: 'net::ERR_CONNECTION_TIMED_OUT' })] }),
    'connection: fail SG74',
  ],
  [
    'an API that is not there',
    factsWith({ attempts: [failedWith({ error: 'net::ERR_CONNECTION_REFUSED' })] }),
    'connection: fail SG73',
  ],
  [
    'an API over http on a page over https',
    factsWith({ attempts: [failedWith({ error: 'mixed-content' })] }),
    'connection: fail SG73',
  ],
  [
    'an API without CORS',
    factsWith({ attempts: [failedWith({ error: 'net::ERR_FAILED' })], isCorsRefused: true }),
    'connection: fail SG73',
  ],
  [
    'an answer that was cut off',
    factsWith({ attempts: [failedWith({ status: 201, error: 'net::ERR_CONTENT_LENGTH_MISMATCH' })] }),
    'connection: fail SG73',
  ],
  ...[400, 403, 404, 405, 422].map((status): [string, Facts, string] => [
    `the answer ${status}`,
    factsWith({ attempts: [failedWith({ status })] }),
    'answer: fail SG25',
  ]),
  ...[408, 425, 429, 500, 503].map((status): [string, Facts, string] => [
    `the answer ${status}`,
    factsWith({ attempts: [failedWith({ status })] }),
    'answer: fail SG24',
  ]),
  ['the answer 401', factsWith({ attempts: [failedWith({ status: 401 })] }), 'answer: fail SG28'],
  [
    'an answer without a click ID',
    factsWith({ attempts: [failedWith({ status: 200 })] }),
    'answer: fail SG27',
  ],
  [
    'no storage',
    factsWith({ view: viewWith({ hasStorage: false, storedClickId: null }) }),
    'storage: fail SG40',
  ],
  ['storage that is full', factsWith({ view: viewWith({ storedClickId: null }) }), 'storage: fail SG40'],
  [
    'something else in the storage',
    factsWith({ view: viewWith({ storedClickId: 'undefined', clickId: null }) }),
    'storage: fail SG41',
  ],
  [
    'new tabs that get nothing',
    factsWith({ view: viewWith({ tags: [tagWith({ tabs: 'off' })], newTabLinks: 2 }) }),
    'tabs: warn SG33',
  ],
  ['nothing that carries it', factsWith({ view: viewWith({ carriers: [] }) }), 'carriers: warn SG86'],
  [
    'only a form that has not opted in',
    factsWith({ view: viewWith({ carriers: [{ code: 'SG63', kind: 'form', selector: 'form' }] }) }),
    'carriers: warn SG86',
  ],
  [
    'only a link with a value of its own',
    factsWith({ view: viewWith({ carriers: [{ code: 'SG61', kind: 'payment-link', selector: '#buy' }] }) }),
    'carriers: warn SG61',
  ],
  [
    'a page that asks too early',
    factsWith({ view: viewWith({ asked: { early: 1, ever: 1, nobody: 0, waits: 0 } }) }),
    'early: warn SG80',
  ],
  [
    'a page that asks when nobody is there',
    factsWith({ view: viewWith({ asked: { early: 0, ever: 0, nobody: 2, waits: 0 } }) }),
    'early: warn SG80',
  ],
  [
    'a page that fails because it asks too early',
    factsWith({ hasFailedWithoutIt: true }),
    'early: fail SG80',
  ],
];

describe('the doctor', () => {
  it('has nothing to say against a page where all is well', () => {
    expect(diagnose(factsWith()).map(({ state }) => state)).toEqual(CHAIN.map(() => 'pass'));
  });

  it.each(CASES)('names %s, and that alone', (_, facts, trouble) => {
    expect(troubles(facts)).toEqual([trouble]);
  });

  it('says what each failure means and how to mend it', () => {
    for (const [, facts] of CASES) {
      for (const { state, code, detail, mend } of diagnose(facts)) {
        const isTrouble = state === 'fail' || state === 'warn';
        expect(mend !== null).toBe(isTrouble);
        if (isTrouble) expect(detail.startsWith(CODES[code as keyof typeof CODES].meaning)).toBe(true);
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
    expect(states.slice(6)).toEqual([
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
    expect(byId(facts, 'key')).toMatchObject({ state: 'fail', mend: expect.stringMatching(/^Revoke it/) });
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
    for (const code of ['SG51', 'SG52', 'SG60'] as const) {
      const view = viewWith({ carriers: [{ code, kind: 'form', selector: 'form' }] });
      expect(byId(factsWith({ view }), 'carriers')).toMatchObject({ state: 'pass', code });
    }
  });

  it('goes by the last attempt', () => {
    const attempts = [failedWith({ status: 503 }), attemptWith()];
    expect(troubles(factsWith({ attempts }))).toEqual([]);
    expect(byId(factsWith({ attempts }), 'click')?.detail).toBe('In 2 attempts.');
  });

  it('names the origin that a policy has to let in', () => {
    const violations = [{ directive: 'connect-src', address: `${API}/v1/clicks` }];
    const facts = factsWith({ attempts: [], view: viewWith({ violations }) });
    expect(byId(facts, 'connection')?.mend).toBe(`Add ${API} to connect-src.`);
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
