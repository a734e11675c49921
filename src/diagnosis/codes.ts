import type { Decision } from '../visit/decisions.ts';

/** How something looks in the inspector. */
export type Tone = 'good' | 'wait' | 'bad' | 'calm';

/** One line of the table: what merchants are told, and what the code here goes by. */
export type Explanation = {
  /** The number by which merchants look it up. */
  readonly code: `SG${number}`;
  readonly meaning: string;
  /** What the merchant should do about it; none where all is well. */
  readonly advice?: string;
  /** `bad` where there is advice, else `calm`, unless it says otherwise. */
  readonly tone?: Tone;
  /** Most visits have it: there is advice only to who expected something else. */
  readonly isNoFailure?: true;
  /** The tab's storage was read or written just before. */
  readonly usesStorage?: true;
  /** From here on there is a click ID. */
  readonly bringsClickId?: true;
  /** An attempt to register the click is over. */
  readonly endsAttempt?: true;
  /** It says why an attempt has failed that may be repeated. */
  readonly saysWhy?: true;
  /** The API has refused the click for good. */
  readonly isRefusal?: true;
  /** Of an element: it has the click ID, or gets it once there is one or somebody uses it. Else it is left alone. */
  readonly carries?: 'now' | 'later';
};

/**
 * The stable codes of the debug mode, the inspector and the doctor, by the names that the code here uses. A number is
 * never used again for anything else, because merchants search for it. SG0x start and key, SG1x referral, SG2x delivery,
 * SG3x tabs, SG4x storage, SG5x what carries the click ID, SG6x what does not, SG7x why the API could not be reached,
 * SG8x the page's own code and tag, SG9x delivery again.
 */
export const CODES = {
  started: { code: 'SG01', meaning: 'The snippet has started.', usesStorage: true },
  'key-missing': {
    code: 'SG02',
    meaning: 'The merchant key is missing or malformed, so nothing is sent.',
    advice: 'Set data-merchant to your public key, pk_live_… or pk_test_…, as the dashboard shows it.',
  },
  'option-unsound': {
    code: 'SG03',
    meaning: 'An option is malformed or unknown: what cannot be used of it gives way to its default.',
    advice: 'Compare the attribute with the table of options.',
  },
  'already-running': {
    code: 'SG04',
    meaning: 'The snippet runs already; this second tag or init has started nothing.',
    advice: 'Keep one of the two.',
    tone: 'wait',
  },
  searched: {
    code: 'SG05',
    meaning: 'Every address of the visit has been looked at, and other tabs where they count.',
  },
  'not-begun': {
    code: 'SG06',
    meaning: 'The visit has not begun: the page is prerendered, or waits for an answer of the other tabs.',
    advice: 'Wait for ready({ timeout }) in checkout code.',
  },
  'gate-closed': {
    code: 'SG07',
    meaning:
      'The visitor has not agreed, as data-consent or data-opt-out asks for: nothing is read, stored or sent.',
    advice:
      'Call setConsent("granted") when the visitor agrees, on each page; or look at what your consent manager says.',
    tone: 'wait',
  },
  'consent-granted': { code: 'SG08', meaning: 'The visitor has agreed.', usesStorage: true },
  'consent-denied': {
    code: 'SG09',
    meaning: 'The visitor has refused: everything is emptied, and nothing is stored or sent on this page.',
    advice: 'Nothing to do: the sale goes through without a partner.',
    tone: 'wait',
  },
  'referral-found': { code: 'SG10', meaning: 'A referral was found in an address of this visit.' },
  'no-referral': {
    code: 'SG11',
    meaning: 'No referral: neither the address nor an earlier page of this tab has one.',
    advice: 'Open the page through a tracking link, such as https://your-site.com/?ref=abc123.',
    tone: 'wait',
    isNoFailure: true,
  },
  'same-referral': {
    code: 'SG12',
    meaning: 'The referral is the one that this tab has already; it is not a new click.',
  },
  'first-kept': {
    code: 'SG13',
    meaning: 'Another referral came later, and data-attribution="first" keeps the first.',
  },
  'older-page': {
    code: 'SG14',
    meaning: 'The referral is of an older page: going back or reloading is not a new click.',
  },
  'referral-unusable': {
    code: 'SG15',
    meaning: 'The referral is blank or longer than 255 characters, so it is none.',
    advice: 'Copy the tracking link from the dashboard again.',
  },
  'referral-gone': {
    code: 'SG16',
    meaning:
      'This tab had a referral, and nothing is left of it: the API refused it, or its storage was emptied.',
    advice:
      'Open the tracking link in a new tab with ?selgeo_debug, and see what becomes of it on the first page.',
  },
  'came-back': {
    code: 'SG17',
    meaning:
      'The visitor is back on an older landing page, from elsewhere than the partner’s link; that is not a new click.',
  },
  'address-repaired': {
    code: 'SG18',
    meaning: 'The address was damaged on its way, by mail or an editor; the referral was found all the same.',
    advice: 'Look at how the link is written where the partner shows it.',
    tone: 'calm',
  },
  parked: {
    code: 'SG20',
    meaning: 'The click is parked in the tab until the API has answered.',
    usesStorage: true,
  },
  sent: { code: 'SG21', meaning: 'The click is sent.' },
  registered: {
    code: 'SG22',
    meaning: 'The click is registered; its click ID is in force.',
    tone: 'good',
    endsAttempt: true,
    usesStorage: true,
    bringsClickId: true,
  },
  unanswered: {
    code: 'SG23',
    meaning: 'No answer: the network, the browser or an extension has stopped the request.',
    advice: 'See the codes SG70 to SG75 for the reason.',
    endsAttempt: true,
  },
  'not-now': {
    code: 'SG24',
    meaning: 'The API cannot take the click now; it is sent again.',
    advice: 'Nothing to do: what is not registered on this page goes on with the next one.',
    tone: 'wait',
    endsAttempt: true,
    saysWhy: true,
  },
  refused: {
    code: 'SG25',
    meaning: 'The API has refused the click for good.',
    advice: 'The tracking link may be deleted: compare it with the dashboard.',
    endsAttempt: true,
    isRefusal: true,
  },
  'attempts-used-up': {
    code: 'SG26',
    meaning:
      'The attempts are used up for now; the next route change, use of a link or form, or page of the tab goes on.',
    advice: 'See why the attempts failed, then open another page of the site in this tab.',
  },
  'answer-without-id': {
    code: 'SG27',
    meaning: 'The API has answered without a click ID; that counts as no answer.',
    advice: 'Check data-api-url: something else than the attribution API answers there.',
    endsAttempt: true,
    saysWhy: true,
  },
  'key-unknown': {
    code: 'SG28',
    meaning: 'The API does not know the merchant key.',
    advice: 'Copy the key again, and mind its mode: a test key is unknown to the live API.',
    endsAttempt: true,
    isRefusal: true,
  },
  'under-way': {
    code: 'SG29',
    meaning: 'The click is still under way.',
    advice: 'Wait for ready({ timeout }) in checkout code.',
    tone: 'wait',
  },
  'tabs-asked': { code: 'SG30', meaning: 'A new tab asks the other tabs of the site for their click.' },
  'taken-over': {
    code: 'SG31',
    meaning: 'The click was taken over from another tab.',
    tone: 'good',
    usesStorage: true,
    bringsClickId: true,
  },
  'tabs-silent': {
    code: 'SG32',
    meaning: 'This tab was opened by your site, and no other tab had a click to hand over.',
    advice: 'Keep the landing page open until the new tab has loaded, or open the page in the same tab.',
  },
  'tabs-off': {
    code: 'SG33',
    meaning: 'This tab was opened by your site, and data-tabs="off" keeps it from asking the others.',
    advice: 'Remove data-tabs, or open the page in the same tab.',
  },
  'referrer-hidden': {
    code: 'SG34',
    meaning:
      'This tab has no referrer, and a Referrer-Policy of your site hides it: no page of yours can tell whether another one has opened it, so it asks no other tab.',
    advice:
      'Let the link open in the same tab, or send a laxer policy: same-origin, say, or strict-origin-when-cross-origin.',
  },
  'handed-over': {
    code: 'SG35',
    meaning: 'The click was taken over from another domain of yours.',
    tone: 'good',
    usesStorage: true,
    bringsClickId: true,
  },
  'not-handed-over': {
    code: 'SG36',
    meaning: 'A click in the address was not taken over.',
    advice:
      'Name the domain that links here in data-domains, and let it send its origin as the referrer; such a link holds for two minutes.',
    tone: 'wait',
  },
  'signal-counted': {
    code: 'SG37',
    meaning: 'The browser sends Global Privacy Control, which data-opt-out="gpc" counts as a refusal.',
    advice: 'Nothing to do; setConsent("granted") opens the gate for a visitor who agrees all the same.',
    tone: 'calm',
  },
  forgotten: {
    code: 'SG38',
    meaning: 'The click is forgotten, here and in all places that can be reached.',
    advice: 'Nothing to do: the page has asked for it, or the visitor has refused.',
    tone: 'calm',
  },
  'storage-off': {
    code: 'SG40',
    meaning: 'The storage of the tab is switched off or full: the click ID is lost with this page.',
    advice: 'Allow site data for this page. In a sandboxed frame, add allow-same-origin.',
  },
  'stored-id-malformed': {
    code: 'SG41',
    meaning: 'The stored click ID is not a UUID, so it counts as none.',
    advice: 'Something else writes sessionStorage.__selgeo_cid: leave that key to the snippet.',
  },
  'not-kept': {
    code: 'SG42',
    meaning: 'The browser has not taken what data-storage asks for: the click is kept in the tab alone.',
    advice: 'Look at data-cookie-domain, and whether the browser blocks cookies and site data of this page.',
    tone: 'wait',
  },
  restored: {
    code: 'SG43',
    meaning: 'The click of an earlier visit was restored, as data-storage asks for.',
    tone: 'good',
    usesStorage: true,
    bringsClickId: true,
  },
  carries: { code: 'SG50', meaning: 'It carries the click ID.', tone: 'good', carries: 'now' },
  'carries-when-used': {
    code: 'SG51',
    meaning: 'It gets the click ID when it is used.',
    tone: 'wait',
    carries: 'later',
  },
  'carries-when-idle': {
    code: 'SG52',
    meaning: 'It gets the click ID once the page has loaded and is idle.',
    tone: 'wait',
    carries: 'later',
  },
  'nothing-to-carry': {
    code: 'SG60',
    meaning: 'There is no click ID to carry yet.',
    advice: 'See why there is none.',
    tone: 'wait',
    carries: 'later',
  },
  'own-reference': {
    code: 'SG61',
    meaning: 'It has a client_reference_id of your own, which stays.',
    advice: 'Remove that value, or report the sale with createConversion.',
  },
  'other-host': {
    code: 'SG62',
    meaning: 'It leads to a host that is no Payment Link host.',
    advice: 'If that is your own Payment Link domain, name it in data-payment-link-hosts.',
  },
  'form-not-opted-in': {
    code: 'SG63',
    meaning: 'The form has not opted in.',
    advice: 'If it signs up or sells something, add data-selgeo to it, or call fillForm(form).',
    tone: 'calm',
  },
  'own-field': {
    code: 'SG64',
    meaning: 'The form has a field of that name of its own, which stays.',
    advice: 'Mark that field with data-selgeo, or name another one: data-selgeo="other_name".',
  },
  'element-in-shadow': {
    code: 'SG65',
    meaning: "It is one of Stripe's elements inside a shadow root, where the snippet does not look.",
    advice: 'Set client-reference-id yourself from getClickId(), or take it out of the shadow root.',
  },
  'stripe-but-no-link': {
    code: 'SG66',
    meaning: 'It leads to Stripe, but not to a Payment Link, and nothing can be added there.',
    advice: 'For Checkout, set client_reference_id where your back end creates the session.',
    tone: 'calm',
  },
  'field-not-sent': {
    code: 'SG67',
    meaning: 'The marked field has no name or is disabled, so the browser does not send it.',
    advice: 'Give it a name, and enable it.',
  },
  'policy-forbids-request': {
    code: 'SG70',
    meaning: "The page's Content Security Policy forbids the request.",
    advice: 'Add the origin of the API to connect-src.',
    saysWhy: true,
  },
  offline: {
    code: 'SG71',
    meaning: 'The browser is offline.',
    advice: 'The click goes on when the network is back.',
    saysWhy: true,
  },
  blocked: {
    code: 'SG72',
    meaning:
      'The request failed within milliseconds: most likely an extension blocks it; else the API refuses connections.',
    advice:
      'Open the page in a private window without extensions. If it fails there as well, check that the API runs.',
    saysWhy: true,
  },
  'api-out-of-reach': {
    code: 'SG73',
    meaning:
      'The API could not be reached: its server, the network, or what it says about CORS; or an extension.',
    advice: 'Check data-api-url, and that the API runs and answers with Access-Control-Allow-Origin.',
    saysWhy: true,
  },
  'timed-out': {
    code: 'SG74',
    meaning: 'The API has not answered within 10 seconds.',
    advice: 'Check how fast the API answers.',
    saysWhy: true,
  },
  'policy-forbids-script': {
    code: 'SG75',
    meaning: "The page's Content Security Policy forbids the script.",
    advice: "Add the script's origin to script-src.",
  },
  'asked-too-early': {
    code: 'SG80',
    meaning: 'The page has asked for the click ID before there was one.',
    advice:
      'Ask at the moment of checkout, or wait for ready({ timeout }). useClickId() asks again by itself.',
    tone: 'wait',
  },
  'no-tag': {
    code: 'SG81',
    meaning: 'There is no script tag of the snippet on this page.',
    advice: 'Put the tag into the head of every page.',
  },
  'script-not-loaded': {
    code: 'SG82',
    meaning: 'The script of the tag could not be loaded.',
    advice: 'Check the address of the tag, and its integrity attribute.',
  },
  'global-taken': {
    code: 'SG83',
    meaning: 'The script has loaded, and window.__selgeo is not its own.',
    advice: 'Something else on the page defines window.__selgeo: rename that.',
  },
  'page-not-opened': {
    code: 'SG84',
    meaning: 'The page could not be opened.',
    advice: 'Check the address, and that the page can be had without a login.',
  },
  'not-sent': {
    code: 'SG85',
    meaning: 'There is a referral, and no click was sent.',
    advice: 'Look for code that replaces fetch, and whether init of the npm package has the merchant key.',
  },
  'nothing-carries': {
    code: 'SG86',
    meaning: 'Nothing on this page carries the click ID.',
    advice:
      'Nothing to do where visitors pay on another page. Else use a Payment Link or data-selgeo, or send getClickId().',
  },
  'not-held-back': {
    code: 'SG87',
    meaning: 'Something was stored or sent although nobody has agreed.',
    advice:
      'Call setConsent("granted") only when the visitor has agreed. What an init of the npm package does, its option consent holds back.',
  },
  'no-gate': {
    code: 'SG88',
    meaning: 'The tag waits for no consent: it stores and sends at once.',
    advice:
      'Add data-consent="required" to the tag, and call setConsent("granted") when the visitor agrees; or let your consent manager put the tag there only then.',
  },
  'registered-late': {
    code: 'SG90',
    meaning: 'The click is registered, after a newer one, whose click ID stays in force.',
    endsAttempt: true,
  },
  'not-the-api': {
    code: 'SG91',
    meaning: 'A refusal without the JSON of the API, from a firewall, say; the click is sent again.',
    advice: 'Check data-api-url, and what stands between the page and the API.',
    tone: 'wait',
    endsAttempt: true,
    saysWhy: true,
  },
} as const satisfies Record<Decision, Explanation> & Record<string, Explanation>;

/** The name of a line. */
export type CodeName = keyof typeof CODES;

/** Its number. */
export type Code = (typeof CODES)[CodeName]['code'];

/** All columns of the table for a name, those included that are filled in for some names only. */
export function columnsOf(name: CodeName): Explanation {
  return CODES[name];
}
