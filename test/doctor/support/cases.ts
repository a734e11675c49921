import type { Facts } from '../../../src/doctor/facts.ts';
import { API, factsWith, failedWith, SRC, tagWith, viewWith } from './facts.ts';

const unstarted = viewWith({ published: 'nothing', version: null, clickId: null, storedClickId: null });
const script = (rest: object) => [{ url: SRC, duration: 1, isOver: true, ...rest }];
const noClick = { attempts: [], view: viewWith({ clickId: null, storedClickId: null }) };

/** A visitor who has not agreed, on a page whose tag waits for that. */
const UNAGREED = {
  isUnagreed: true,
  view: viewWith({ tags: [tagWith({ consent: 'required' })], isGated: true }),
};

/** What may be wrong with a visit: the facts, and the check that has to name it, with its code. */
export const CASES: readonly [name: string, facts: Facts, trouble: string][] = [
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
    'a click that waits for consent',
    factsWith({
      ...noClick,
      view: { ...noClick.view, tags: [tagWith({ consent: 'required' })], isGated: true },
    }),
    'consent: warn SG07',
  ],
  [
    'a page that stores although nobody agrees',
    factsWith({ ...noClick, ...UNAGREED, stored: ['sessionStorage.__selgeo_parked'] }),
    'consent: fail SG87',
  ],
  ['a page that sends although nobody agrees', factsWith({ ...UNAGREED }), 'consent: fail SG87'],
  ['a tag that waits for no consent', factsWith({ ...noClick, isUnagreed: true }), 'consent: fail SG88'],
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
    factsWith({ attempts: [failedWith({ status, saysError: true })] }),
    'answer: fail SG25',
  ]),
  ...[400, 401, 403, 404].map((status): [string, Facts, string] => [
    `the answer ${status} of something before the API`,
    factsWith({ attempts: [failedWith({ status })] }),
    'answer: fail SG91',
  ]),
  ...[408, 425, 429, 500, 503].map((status): [string, Facts, string] => [
    `the answer ${status}`,
    factsWith({ attempts: [failedWith({ status })] }),
    'answer: fail SG24',
  ]),
  [
    'the answer 401',
    factsWith({ attempts: [failedWith({ status: 401, saysError: true })] }),
    'answer: fail SG28',
  ],
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
  [
    'a click ID that the API has not answered',
    factsWith({ view: viewWith({ storedClickId: '11111111-1111-4111-8111-111111111111' }) }),
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
    factsWith({
      view: viewWith({ carriers: [{ name: 'form-not-opted-in', kind: 'form', selector: 'form' }] }),
    }),
    'carriers: warn SG86',
  ],
  [
    'only a link with a value of its own',
    factsWith({
      view: viewWith({ carriers: [{ name: 'own-reference', kind: 'payment-link', selector: '#buy' }] }),
    }),
    'carriers: warn SG61',
  ],
  [
    'only a link to a host that the tag does not name',
    factsWith({ view: viewWith({ carriers: [{ name: 'other-host', kind: 'link', selector: '#buy' }] }) }),
    'carriers: warn SG62',
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
