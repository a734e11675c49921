import type { Decision } from '../visit/decisions.ts';

/** How something looks in the inspector. */
export type Tone = 'good' | 'wait' | 'bad' | 'calm';

/** One line of the table: what merchants are told, and what the code here goes by. */
export type Explanation = {
  /** The number by which merchants look it up. */
  readonly code: `SG${number}`;
  readonly meaning: string;
  /** What the merchant should do about it. It is missing where all is well. */
  readonly advice?: string;
  /** `bad` where there is advice, else `calm`, unless it says otherwise. */
  readonly tone?: Tone;
  /** Most visits have it. The advice is only for merchants who expected something else. */
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
  /** Of an element: it has the click ID, or gets it when there is one or when the visitor uses it. Otherwise the snippet leaves it alone. */
  readonly carries?: 'now' | 'later';
};

/**
 * The stable codes of the debug mode, the inspector and the doctor, by the names that the code here uses. A number is
 * never used again for anything else, because merchants search for it. SG0x start and key, SG1x referral, SG2x delivery,
 * SG3x tabs, SG4x storage and consent managers, SG5x what carries the click ID, SG6x what does not, SG7x why the API could not be reached,
 * SG8x the page's own code and tag, SG9x delivery again.
 */
export const CODES = {
  started: { code: 'SG01', meaning: 'The snippet has started.', usesStorage: true },
  'key-missing': {
    code: 'SG02',
    meaning: 'The merchant key is missing or malformed, so nothing is sent.',
    advice:
      'Set data-merchant (merchant in init or React) to your public key, pk_live_… or pk_test_…, as the dashboard shows it.',
  },
  'option-unsound': {
    code: 'SG03',
    meaning:
      'An option is malformed or unknown. The snippet ignores what it cannot use, and takes the default.',
    advice:
      'Compare the attribute with the table of options. An address needs its scheme, as in https://api.example.com.',
  },
  'already-running': {
    code: 'SG04',
    meaning: 'The snippet is already running, so this second tag or init has started nothing.',
    advice:
      'Keep only one of the two. If the second one is that of the debug mode, it has to take the place of the first.',
    tone: 'wait',
  },
  searched: {
    code: 'SG05',
    meaning:
      'The snippet has looked for a referral in every address of this visit, and in other tabs where they count.',
  },
  'not-begun': {
    code: 'SG06',
    meaning: 'The visit has not begun: the page is prerendered, or waits for an answer from the other tabs.',
    advice: 'In checkout code, wait for ready({ timeout }).',
  },
  'gate-closed': {
    code: 'SG07',
    meaning:
      'The visitor has not agreed, and data-consent or data-opt-out requires it: nothing is read, stored or sent.',
    advice:
      'On each page, call setConsent("granted") when the visitor agrees. If you use a consent manager, check what it reports.',
    tone: 'wait',
  },
  'consent-granted': { code: 'SG08', meaning: 'The visitor has agreed.', usesStorage: true },
  'consent-denied': {
    code: 'SG09',
    meaning: 'The visitor has refused: the stored data is deleted, and this page stores and sends nothing.',
    advice: 'Nothing to do: the sale goes through without a partner.',
    tone: 'wait',
  },
  'referral-found': {
    code: 'SG10',
    meaning: 'The snippet has found a referral in an address of this visit.',
  },
  'no-referral': {
    code: 'SG11',
    meaning: 'No referral: neither this address nor an earlier page of this tab has one.',
    advice: 'Open the page through a tracking link, such as https://your-site.com/?ref=abc123.',
    tone: 'wait',
    isNoFailure: true,
  },
  'same-referral': {
    code: 'SG12',
    meaning: 'This tab already has this referral, so it is not a new click.',
  },
  'first-kept': {
    code: 'SG13',
    meaning: 'Another referral has come later, but data-attribution="first" keeps the first.',
  },
  'older-page': {
    code: 'SG14',
    meaning: 'The referral belongs to an older page: going back or reloading is not a new click.',
  },
  'referral-unusable': {
    code: 'SG15',
    meaning: 'The referral is blank or longer than 255 characters, so it does not count.',
    advice: 'Copy the tracking link from the dashboard again.',
  },
  'referral-gone': {
    code: 'SG16',
    meaning:
      'This tab had a referral, but nothing is left of it: the API has refused it, your page has called forget(), or its storage was emptied.',
    advice:
      'Open the tracking link in a new tab with ?selgeo_debug, and see what happens to it on the first page.',
  },
  'came-back': {
    code: 'SG17',
    meaning:
      'The visitor has come back to an older landing page, but not through the partner’s link, so it is not a new click.',
  },
  'address-repaired': {
    code: 'SG18',
    meaning: 'A mail program or an editor has damaged the address, but the snippet has found the referral.',
    advice: 'Check how the link is written where the partner shows it.',
    tone: 'calm',
  },
  parked: {
    code: 'SG20',
    meaning: 'The click is parked in the tab until the API answers.',
    usesStorage: true,
  },
  sent: { code: 'SG21', meaning: 'The snippet has sent the click.' },
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
    meaning: 'There is no answer: the network, the browser or an extension has stopped the request.',
    advice: 'Look for a code from SG70 to SG75: it names the reason.',
    endsAttempt: true,
  },
  'not-now': {
    code: 'SG24',
    meaning: 'The API cannot take the click now. The snippet sends it again.',
    advice: 'Nothing to do: if this page does not succeed, the next page of the tab tries again.',
    tone: 'wait',
    endsAttempt: true,
    saysWhy: true,
  },
  refused: {
    code: 'SG25',
    meaning: 'The API has refused the click for good.',
    advice: 'The tracking link may be deleted: check it in the dashboard.',
    endsAttempt: true,
    isRefusal: true,
  },
  'attempts-used-up': {
    code: 'SG26',
    meaning:
      'The attempts are used up for now. The snippet tries again at the next route change, when a link or form is used, or on the next page of the tab.',
    advice: 'Find out why the attempts failed, then open another page of the site in this tab.',
  },
  'answer-without-id': {
    code: 'SG27',
    meaning: 'The API has answered without a click ID. The snippet treats this as no answer.',
    advice:
      'Check data-api-url (apiUrl in init or React): something other than the attribution API answers there.',
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
    advice: 'In checkout code, wait for ready({ timeout }).',
    tone: 'wait',
  },
  'tabs-asked': { code: 'SG30', meaning: 'This new tab asks the other tabs of the site for their click.' },
  'taken-over': {
    code: 'SG31',
    meaning: 'The snippet has taken the click over from another tab.',
    tone: 'good',
    usesStorage: true,
    bringsClickId: true,
  },
  'tabs-silent': {
    code: 'SG32',
    meaning: 'Your site has opened this tab, but no other tab had a click to hand over.',
    advice: 'Keep the landing page open until the new tab has loaded, or open the page in the same tab.',
  },
  'tabs-off': {
    code: 'SG33',
    meaning: 'Your site has opened this tab, but data-tabs="off" stops it from asking the other tabs.',
    advice: 'Remove data-tabs, or open the page in the same tab.',
  },
  'referrer-hidden': {
    code: 'SG34',
    meaning:
      'This tab has no referrer, because a Referrer-Policy of your site hides it. So the snippet cannot see whether your site has opened this tab, and does not ask the other tabs.',
    advice:
      'Open the link in the same tab, or send a less strict policy, such as same-origin or strict-origin-when-cross-origin.',
  },
  'handed-over': {
    code: 'SG35',
    meaning: 'The snippet has taken the click over from another of your domains.',
    tone: 'good',
    usesStorage: true,
    bringsClickId: true,
  },
  'not-handed-over': {
    code: 'SG36',
    meaning: 'The snippet has not taken over the click in the address.',
    advice:
      'Name the domain of the link in data-domains, and let that domain send its origin as the referrer. Such a link works for two minutes.',
    tone: 'wait',
  },
  'signal-counted': {
    code: 'SG37',
    meaning:
      'The browser sends Global Privacy Control, which counts as a refusal because of data-opt-out="gpc".',
    advice: 'Nothing to do. If the visitor agrees anyway, call setConsent("granted").',
    tone: 'calm',
  },
  forgotten: {
    code: 'SG38',
    meaning: 'The click is forgotten, here and in every place that the snippet can reach.',
    advice: 'Nothing to do: your page has called forget(), or the visitor has refused.',
    tone: 'calm',
  },
  'storage-off': {
    code: 'SG40',
    meaning: 'The storage of the tab is switched off or full, so the click ID is lost when this page ends.',
    advice: 'Allow site data for this page. In a sandboxed frame, add allow-same-origin.',
  },
  'stored-id-malformed': {
    code: 'SG41',
    meaning: 'The stored click ID is not a UUID, so the snippet ignores it.',
    advice: 'Other code writes sessionStorage.__selgeo_cid: leave that key to the snippet.',
  },
  'not-kept': {
    code: 'SG42',
    meaning: 'The browser does not accept what data-storage asks for, so only the tab keeps the click.',
    advice: 'Check data-cookie-domain, and whether the browser blocks cookies and site data of this page.',
    tone: 'wait',
  },
  restored: {
    code: 'SG43',
    meaning: 'The snippet has restored the click of an earlier visit, as data-storage asks for.',
    tone: 'good',
    usesStorage: true,
    bringsClickId: true,
  },
  'manager-missing': {
    code: 'SG44',
    meaning: 'The consent manager that consent.js looks for is not on the page, so the gate stays closed.',
    advice:
      'Compare data-manager with the table of managers, and check whether this page loads the manager’s script.',
    tone: 'wait',
  },
  'manager-silent': {
    code: 'SG45',
    meaning: 'The visitor has not answered the consent manager, or the manager has no such category.',
    advice:
      'Answer in the manager’s banner. If nothing changes, compare data-category with the manager’s own ID of the category, purpose or service.',
    tone: 'wait',
  },
  'manager-said': {
    code: 'SG46',
    meaning: 'The visitor has answered the consent manager, and consent.js has told the snippet.',
  },
  carries: { code: 'SG50', meaning: 'This element carries the click ID.', tone: 'good', carries: 'now' },
  'carries-when-used': {
    code: 'SG51',
    meaning: 'This element gets the click ID when the visitor uses it.',
    tone: 'wait',
    carries: 'later',
  },
  'carries-when-idle': {
    code: 'SG52',
    meaning: 'This element gets the click ID when the page has loaded and is idle.',
    tone: 'wait',
    carries: 'later',
  },
  'nothing-to-carry': {
    code: 'SG60',
    meaning: 'There is no click ID to carry yet.',
    advice: 'Find out why there is no click ID.',
    tone: 'wait',
    carries: 'later',
  },
  'own-reference': {
    code: 'SG61',
    meaning: 'The place for the click ID has a reference of your own. The snippet does not replace it.',
    advice: 'Remove that value, or report the sale with createConversion.',
  },
  'other-host': {
    code: 'SG62',
    meaning: 'This leads to a host that is not one of your Payment Link hosts.',
    advice:
      'If buyers pay there, add the host to data-payment-link-hosts: only the host for Stripe, host=parameter for another processor.',
  },
  'form-not-opted-in': {
    code: 'SG63',
    meaning: 'The form has not opted in.',
    advice: 'If visitors sign up or buy with it, add data-selgeo to it, or call fillForm(form).',
    tone: 'calm',
  },
  'own-field': {
    code: 'SG64',
    meaning: 'The form has its own field of that name. The snippet does not change it.',
    advice: 'Mark that field with data-selgeo, or choose another name: data-selgeo="other_name".',
  },
  'element-in-shadow': {
    code: 'SG65',
    meaning: "This is one of Stripe's elements inside a shadow root. The snippet does not look there.",
    advice: 'Set client-reference-id yourself from getClickId(), or move the element out of the shadow root.',
  },
  'stripe-but-no-link': {
    code: 'SG66',
    meaning: 'This leads to Stripe, but not to a Payment Link, so the snippet can add nothing.',
    advice: 'For Checkout, set client_reference_id when your back end creates the session.',
    tone: 'calm',
  },
  'field-not-sent': {
    code: 'SG67',
    meaning: 'The marked field has no name or is disabled, so the browser does not send it.',
    advice: 'Give the field a name, and enable it.',
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
    advice: 'Nothing to do: the snippet sends the click when the network is back.',
    saysWhy: true,
  },
  blocked: {
    code: 'SG72',
    meaning:
      'The request failed within milliseconds. Most likely an extension blocks it; otherwise the API refuses connections.',
    advice:
      'Open the page in a private window without extensions. If it fails there as well, check that the API is running.',
    saysWhy: true,
  },
  'api-out-of-reach': {
    code: 'SG73',
    meaning:
      'The snippet could not reach the API. The reason is its server, the network, its CORS headers, or an extension.',
    advice:
      'Check data-api-url (apiUrl in init or React). Check that the API is running and answers with Access-Control-Allow-Origin.',
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
    advice: 'Ask at the moment of checkout, or wait for ready({ timeout }). useClickId() updates by itself.',
    tone: 'wait',
  },
  'no-tag': {
    code: 'SG81',
    meaning: 'This page has no script tag of the snippet.',
    advice: 'Put the tag into the head of every page.',
  },
  'script-not-loaded': {
    code: 'SG82',
    meaning: 'The browser could not load the script of the tag.',
    advice: 'Check the address in the tag, and its integrity attribute.',
  },
  'global-taken': {
    code: 'SG83',
    meaning: 'The script has loaded, but window.__selgeo belongs to other code.',
    advice: 'Find the code that defines window.__selgeo, and rename its variable.',
  },
  'page-not-opened': {
    code: 'SG84',
    meaning: 'The page could not be opened.',
    advice: 'Check the address, and that the page opens without a login.',
  },
  'not-sent': {
    code: 'SG85',
    meaning: 'There is a referral, but no click was sent.',
    advice: 'Check that init of the npm package has the merchant key. Look for code that replaces fetch.',
  },
  'nothing-carries': {
    code: 'SG86',
    meaning: 'Nothing on this page carries the click ID.',
    advice:
      'If visitors pay on another page, you have nothing to do. Otherwise use a Payment Link, add data-selgeo to a form, or send getClickId() to your back end.',
  },
  'not-held-back': {
    code: 'SG87',
    meaning: 'The page has stored or sent something although the visitor has not agreed.',
    advice:
      'Call setConsent("granted") only when the visitor has agreed. With the npm package, set the option consent of init.',
  },
  'no-gate': {
    code: 'SG88',
    meaning: 'The tag does not wait for consent: it stores and sends at once.',
    advice:
      'Add data-consent="required" to the tag, and call setConsent("granted") when the visitor agrees. Or let your consent manager add the tag only then.',
  },
  'registered-late': {
    code: 'SG90',
    meaning:
      'The click is registered, but a newer click was registered before it. The click ID of the newer click stays in force.',
    endsAttempt: true,
  },
  'not-the-api': {
    code: 'SG91',
    meaning:
      'The answer refuses the click, but it does not come from the API: a firewall may have sent it. The snippet sends the click again.',
    advice: 'Check data-api-url (apiUrl in init or React), and what is between the page and the API.',
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
