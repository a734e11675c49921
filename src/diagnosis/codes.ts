/** What one code means, and what the merchant should do about it; no advice where all is well. */
export type Explanation = { readonly code: string; readonly meaning: string; readonly advice?: string };

/**
 * The stable codes of the debug mode, the inspector and the doctor. A number is never used again for anything else:
 * merchants search for them. SG0x start and key, SG1x referral, SG2x delivery, SG3x tabs, SG4x storage, SG5x what
 * carries the click ID, SG6x what does not, SG7x why the API could not be reached, SG8x the page's own code and tag.
 */
export const CODES = {
  started: { code: 'started', meaning: 'The snippet has started.' },
  'key-missing': {
    code: 'key-missing',
    meaning: 'The merchant key is missing or malformed, so nothing is sent.',
    advice: 'Set data-merchant to your public key, pk_live_… or pk_test_…, as the dashboard shows it.',
  },
  'option-unsound': {
    code: 'option-unsound',
    meaning: 'An option is malformed or unknown, and its default holds.',
    advice: 'Compare the attribute with the table of options.',
  },
  'already-running': {
    code: 'already-running',
    meaning: 'The snippet runs already; this second tag or init has started nothing.',
    advice: 'Keep one of the two.',
  },
  searched: {
    code: 'searched',
    meaning: 'Every address of the visit has been looked at, and other tabs where they count.',
  },
  'not-begun': {
    code: 'not-begun',
    meaning: 'The visit has not begun: the page is prerendered, or waits for an answer of the other tabs.',
    advice: 'Wait for ready({ timeout }) in checkout code.',
  },
  'referral-found': { code: 'referral-found', meaning: 'A referral was found in an address of this visit.' },
  'no-referral': {
    code: 'no-referral',
    meaning: 'No referral: neither the address nor an earlier page of this tab has one.',
    advice: 'Open the page through a tracking link, such as https://your-site.com/?ref=abc123.',
  },
  'same-referral': {
    code: 'same-referral',
    meaning: 'The referral is the one that this tab has already; it is not a new click.',
  },
  'first-kept': {
    code: 'first-kept',
    meaning: 'Another referral came later, and data-attribution="first" keeps the first.',
  },
  'older-page': {
    code: 'older-page',
    meaning: 'The referral is of an older page: going back or reloading is not a new click.',
  },
  'referral-unusable': {
    code: 'referral-unusable',
    meaning: 'The referral is blank or longer than 255 characters, so it is none.',
    advice: 'Copy the tracking link from the dashboard again.',
  },
  'referral-gone': {
    code: 'referral-gone',
    meaning:
      'This tab had a referral, and nothing is left of it: the API refused it, or its storage was emptied.',
    advice:
      'Open the tracking link in a new tab with ?selgeo_debug, and see what becomes of it on the first page.',
  },
  parked: { code: 'parked', meaning: 'The click is parked in the tab until the API has answered.' },
  sent: { code: 'sent', meaning: 'The click is sent.' },
  registered: { code: 'registered', meaning: 'The click is registered; its click ID is in force.' },
  unanswered: {
    code: 'unanswered',
    meaning: 'No answer: the network, the browser or an extension has stopped the request.',
    advice: 'See the codes SG70 to SG75 for the reason.',
  },
  'not-now': {
    code: 'not-now',
    meaning: 'The API cannot take the click now; it is sent again.',
    advice: 'Nothing to do: what is not registered on this page goes on with the next one.',
  },
  refused: {
    code: 'refused',
    meaning: 'The API has refused the click for good.',
    advice: 'The tracking link may be deleted: compare it with the dashboard.',
  },
  'attempts-used-up': {
    code: 'attempts-used-up',
    meaning: 'The attempts of this page are used up; the next page of the tab goes on.',
    advice: 'See why the attempts failed, then open another page of the site in this tab.',
  },
  'answer-without-id': {
    code: 'answer-without-id',
    meaning: 'The API has answered without a click ID; that counts as no answer.',
    advice: 'Check data-api-url: something else than the attribution API answers there.',
  },
  'key-unknown': {
    code: 'key-unknown',
    meaning: 'The API does not know the merchant key.',
    advice: 'Copy the key again, and mind its mode: a test key is unknown to the live API.',
  },
  'under-way': {
    code: 'under-way',
    meaning: 'The click is still under way.',
    advice: 'Wait for ready({ timeout }) in checkout code.',
  },
  'tabs-asked': { code: 'tabs-asked', meaning: 'A new tab asks the other tabs of the site for their click.' },
  'taken-over': { code: 'taken-over', meaning: 'The click was taken over from another tab.' },
  'tabs-silent': {
    code: 'tabs-silent',
    meaning: 'This tab was opened by your site, and no other tab had a click to hand over.',
    advice: 'Keep the landing page open until the new tab has loaded, or open the page in the same tab.',
  },
  'tabs-off': {
    code: 'tabs-off',
    meaning: 'This tab was opened by your site, and data-tabs="off" keeps it from asking the others.',
    advice: 'Remove data-tabs, or open the page in the same tab.',
  },
  'storage-off': {
    code: 'storage-off',
    meaning: 'The storage of the tab is switched off or full: the click ID is lost with this page.',
    advice: 'Allow site data for this page. In a sandboxed frame, add allow-same-origin.',
  },
  'stored-id-malformed': {
    code: 'stored-id-malformed',
    meaning: 'The stored click ID is not a UUID, so it counts as none.',
    advice: 'Something else writes sessionStorage.__selgeo_cid: leave that key to the snippet.',
  },
  carries: { code: 'carries', meaning: 'It carries the click ID.' },
  'carries-when-used': { code: 'carries-when-used', meaning: 'It gets the click ID when it is used.' },
  'carries-when-idle': {
    code: 'carries-when-idle',
    meaning: 'It gets the click ID once the page has loaded and is idle.',
  },
  'nothing-to-carry': {
    code: 'nothing-to-carry',
    meaning: 'There is no click ID to carry yet.',
    advice: 'See why there is none.',
  },
  'own-reference': {
    code: 'own-reference',
    meaning: 'It has a client_reference_id of your own, which stays.',
    advice: 'Remove that value, or report the sale with createConversion.',
  },
  'other-host': {
    code: 'other-host',
    meaning: 'It leads to a host that is no Payment Link host.',
    advice: 'If that is your own Payment Link domain, name it in data-payment-link-hosts.',
  },
  'form-not-opted-in': {
    code: 'form-not-opted-in',
    meaning: 'The form has not opted in.',
    advice: 'If it signs up or sells something, add data-selgeo to it, or call fillForm(form).',
  },
  'own-field': {
    code: 'own-field',
    meaning: 'The form has a field of that name of its own, which stays.',
    advice: 'Mark that field with data-selgeo, or name another one: data-selgeo="other_name".',
  },
  'element-in-shadow': {
    code: 'element-in-shadow',
    meaning: "It is one of Stripe's elements inside a shadow root, where the snippet does not look.",
    advice: 'Set client-reference-id yourself from getClickId(), or take it out of the shadow root.',
  },
  'stripe-but-no-link': {
    code: 'stripe-but-no-link',
    meaning: 'It leads to Stripe, but not to a Payment Link, and nothing can be added there.',
    advice: 'For Checkout, set client_reference_id where your back end creates the session.',
  },
  'field-not-sent': {
    code: 'field-not-sent',
    meaning: 'The marked field has no name or is disabled, so the browser does not send it.',
    advice: 'Give it a name, and enable it.',
  },
  'link-in-svg': {
    code: 'link-in-svg',
    meaning: 'It is a Payment Link inside an SVG image, where the snippet does not look.',
    advice: 'Put an HTML link around the image, or set its address with decorateUrl(url).',
  },
  'policy-forbids-request': {
    code: 'policy-forbids-request',
    meaning: "The page's Content Security Policy forbids the request.",
    advice: 'Add the origin of the API to connect-src.',
  },
  offline: {
    code: 'offline',
    meaning: 'The browser is offline.',
    advice: 'The click goes on when the network is back.',
  },
  blocked: {
    code: 'blocked',
    meaning:
      'The request failed within milliseconds: most likely an extension blocks it; else the API refuses connections.',
    advice:
      'Open the page in a private window without extensions. If it fails there as well, check that the API runs.',
  },
  'api-out-of-reach': {
    code: 'api-out-of-reach',
    meaning:
      'The API could not be reached: its server, the network, or what it says about CORS; or an extension.',
    advice: 'Check data-api-url, and that the API runs and answers with Access-Control-Allow-Origin.',
  },
  'timed-out': {
    code: 'timed-out',
    meaning: 'The API has not answered within 10 seconds.',
    advice: 'Check how fast the API answers.',
  },
  'policy-forbids-script': {
    code: 'policy-forbids-script',
    meaning: "The page's Content Security Policy forbids the script.",
    advice: "Add the script's origin to script-src.",
  },
  'asked-too-early': {
    code: 'asked-too-early',
    meaning: 'The page has asked for the click ID before there was one.',
    advice:
      'Ask at the moment of checkout, or wait for ready({ timeout }). useClickId() asks again by itself.',
  },
  'no-tag': {
    code: 'no-tag',
    meaning: 'There is no script tag of the snippet on this page.',
    advice: 'Put the tag into the head of every page.',
  },
  'script-not-loaded': {
    code: 'script-not-loaded',
    meaning: 'The script of the tag could not be loaded.',
    advice: 'Check the address of the tag, and its integrity attribute.',
  },
  'global-taken': {
    code: 'global-taken',
    meaning: 'The script has loaded, and window.__selgeo is not its own.',
    advice: 'Something else on the page defines window.__selgeo: rename that.',
  },
  'page-not-opened': {
    code: 'page-not-opened',
    meaning: 'The page could not be opened.',
    advice: 'Check the address, and that the page can be had without a login.',
  },
  'not-sent': {
    code: 'not-sent',
    meaning: 'There is a referral, and no click was sent.',
    advice: 'Look for code that replaces fetch, and whether init of the npm package has the merchant key.',
  },
  'nothing-carries': {
    code: 'nothing-carries',
    meaning: 'Nothing on this page carries the click ID.',
    advice:
      'Nothing to do where visitors pay on another page. Else use a Payment Link or data-selgeo, or send getClickId().',
  },
} as const satisfies Record<string, Explanation>;

/** The name of an entry, as the code here calls it. */
export type CodeName = keyof typeof CODES;

/** The number by which merchants look it up. */
export type Code = (typeof CODES)[CodeName]['code'];
