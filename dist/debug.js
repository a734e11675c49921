/** Runs an effect so that no error reaches the host page, whatever that has done to the browser's objects. */
function quietly(effect) {
    try {
        effect();
    }
    catch {
        // The page matters more than the click ID.
    }
}

/**
 * Calls back in an idle moment, or after a second where none comes: Chromium may take half a minute after a client-side
 * navigation. WebKit has no `requestIdleCallback` (https://bugs.webkit.org/show_bug.cgi?id=164193): there after 200 ms.
 */
function whenIdle(callback) {
    return (window.requestIdleCallback ?? ((run) => setTimeout(run, 200)))(callback, { timeout: 1000 });
}

/** The origin of an http(s) address, as it is written there; `undefined` for anything else, and with a user name. */
function originOf(address) {
    return address?.match(/^https?:\/\/[\w.:-]+(?=\/|$)/)?.[0];
}

/** How often one occasion (a page load, for instance) tries before it leaves a request to the next one. */
const ATTEMPTS = 4;
/** Milliseconds after which an attempt that has not been answered completely counts as failed. */
const TIME_LIMIT = 10000;

/** Milliseconds by which a duration may be too short: timers ring early, and clocks are coarse or far from the request. */
const TOLERANCE = 500;
/** Whether an attempt without an answer has taken all the time that the snippet gives it, in milliseconds. */
function hasTimedOut(duration) {
    return duration >= TIME_LIMIT - TOLERANCE;
}

/**
 * Below this, in milliseconds, a request has most likely not left the browser. Measured in Chromium 156 with an extension
 * (declarativeNetRequest), on a machine with two busy cores: the second request that was blocked failed after 1 to 4 ms,
 * the first one of a page that was still loading after up to 100. A refused connection, one that the server cuts and a
 * name that does not exist took 1 to 10 ms as well, all on that same machine. From another machine, a refusal takes a
 * round trip longer. Other browsers: not measured.
 */
const AT_ONCE = 10;
/**
 * Why an attempt had no answer. Browsers hide that from pages, so `blocked` and `api-out-of-reach` are the likelier of
 * two, and their texts name the other. Where the same address fails and the front page of the API answers, it is hardly the network; but many
 * front pages do not answer other sites (`Cross-Origin-Resource-Policy`), and then only the time is left to judge by.
 */
function causeOf({ isForbidden, isOnline, duration, again, front, isLocal }) {
    if (isForbidden)
        return 'policy-forbids-request';
    if (!isOnline)
        return 'offline';
    if (hasTimedOut(duration))
        return 'timed-out';
    // The API was reached: it has cut the connection, or not allowed the page to read its answer.
    if (again.isAnswered)
        return 'api-out-of-reach';
    if (front.isAnswered)
        return 'blocked';
    // On the own machine a refusal takes no longer, and a server that does not run is likelier.
    return again.duration < AT_ONCE && !isLocal ? 'blocked' : 'api-out-of-reach';
}

const entries = [];
const listeners = new Set();
/** Everything that has been decided on this page, the oldest first. */
function readLog() {
    return entries;
}
function record(name, facts = {}) {
    const entry = { name, at: performance.now(), facts };
    entries.push(entry);
    for (const listener of [...listeners])
        listener(entry);
}
/** Calls back with each later entry, until the returned function is called. */
function onEntry(listener) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
}

/** Milliseconds that a request of our own may take. */
const PROBE_LIMIT = 3000;
const LOCAL = /^(localhost|.*\.localhost|127\..*|\[::1\])$/;
/** Finds out why each attempt failed that nobody has answered, and records it. */
function diagnoseFailures(apiOrigin) {
    let isForbidden = false;
    // A policy that only reports blocks nothing.
    document.addEventListener('securitypolicyviolation', ({ disposition, blockedURI }) => {
        const api = parsed(apiOrigin());
        if (api && disposition !== 'report' && originOf(blockedURI) === api.origin)
            isForbidden = true;
    });
    onEntry(async (entry) => {
        const origin = apiOrigin();
        if (entry.name !== 'unanswered' || !origin || typeof fetch !== 'function')
            return;
        const isOnline = navigator.onLine;
        const duration = entry.at - (sentAt(entry) ?? entry.at);
        // The report of a violation comes as a task of its own.
        await new Promise((resolve) => setTimeout(resolve, 50));
        const unasked = { isAnswered: false, duration: PROBE_LIMIT };
        const isClear = isForbidden || !isOnline;
        // One after the other: they would share a connection that is being opened.
        const again = isClear ? unasked : await probe(`${origin}/v1/clicks`);
        const front = isClear || again.isAnswered ? unasked : await probe(`${origin}/`);
        const isLocal = LOCAL.test(parsed(origin)?.hostname ?? '');
        const name = causeOf({ isForbidden, isOnline, duration, again, front, isLocal });
        record(name, { ...entry.facts, failedAt: entry.at });
    });
}
/** Whether anything answers at all; what, no page may read. */
async function probe(address) {
    const from = performance.now();
    const signal = AbortSignal.timeout?.(PROBE_LIMIT) ?? null;
    const isAnswered = await fetch(address, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal })
        .then(() => true)
        .catch(() => false);
    return { isAnswered, duration: performance.now() - from };
}
function sentAt({ facts }) {
    const id = facts.click?.request_id;
    return [...readLog()].reverse().find(({ name, facts }) => name === 'sent' && facts.click?.request_id === id)
        ?.at;
}
/** The origin that a merchant has written, as browsers write it; `undefined` for what only looks like one: `https://a:b`. */
function parsed(origin) {
    try {
        return new URL(origin ?? '');
    }
    catch {
        return undefined;
    }
}

/**
 * The stable codes of the debug mode, the inspector and the doctor, by the names that the code here uses. A number is
 * never used again for anything else, because merchants search for it. SG0x start and key, SG1x referral, SG2x delivery,
 * SG3x tabs, SG4x storage, SG5x what carries the click ID, SG6x what does not, SG7x why the API could not be reached,
 * SG8x the page's own code and tag, SG9x delivery again.
 */
const CODES = {
    started: { code: 'SG01', meaning: 'The snippet has started.', usesStorage: true },
    'key-missing': {
        code: 'SG02',
        meaning: 'The merchant key is missing or malformed, so nothing is sent.',
        advice: 'Set data-merchant to your public key, pk_live_… or pk_test_…, as the dashboard shows it.',
    },
    'option-unsound': {
        code: 'SG03',
        meaning: 'An option is malformed or unknown, and its default holds.',
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
    'came-back': {
        code: 'SG17',
        meaning: 'The visitor is back on an older landing page, from elsewhere than the partner’s link; that is not a new click.',
    },
    'address-repaired': {
        code: 'SG18',
        meaning: 'The address was damaged on its way, by mail or an editor; the referral was found all the same.',
        advice: 'Look at how the link is written where the partner shows it.',
        tone: 'calm',
    },
    'referral-gone': {
        code: 'SG16',
        meaning: 'This tab had a referral, and nothing is left of it: the API refused it, or its storage was emptied.',
        advice: 'Open the tracking link in a new tab with ?selgeo_debug, and see what becomes of it on the first page.',
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
        meaning: 'The attempts of this page are used up; the next page of the tab goes on.',
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
    'link-in-svg': {
        code: 'SG68',
        meaning: 'It is a Payment Link inside an SVG image, where the snippet does not look.',
        advice: 'Put an HTML link around the image, or set its address with decorateUrl(url).',
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
        meaning: 'The request failed within milliseconds: most likely an extension blocks it; else the API refuses connections.',
        advice: 'Open the page in a private window without extensions. If it fails there as well, check that the API runs.',
        saysWhy: true,
    },
    'api-out-of-reach': {
        code: 'SG73',
        meaning: 'The API could not be reached: its server, the network, or what it says about CORS; or an extension.',
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
        advice: 'Ask at the moment of checkout, or wait for ready({ timeout }). useClickId() asks again by itself.',
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
        advice: 'Nothing to do where visitors pay on another page. Else use a Payment Link or data-selgeo, or send getClickId().',
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
};
/** All columns of the table for a name, those included that are filled in for some names only. */
function columnsOf(name) {
    return CODES[name];
}

/**
 * A text of 1 to 255 characters, without the blanks around it; `undefined` for anything else. What a referral token, a
 * visitor token and the texts of an offer may be.
 */
function shortText(value) {
    const text = typeof value === 'string' ? value.trim() : '';
    return text && text.length < 256 ? text : undefined;
}

/**
 * Finds the referral token in an address: the first of `names` that has one, in the query, then in the fragment of a hash
 * router, and only where there is none, in the address as mail, chat and editors may have damaged it.
 */
function findReferral(address, names) {
    // Most visits have none; this is all that it costs them.
    if (!names.some((name) => address.includes(name) || address.includes(encodeURIComponent(name))))
        return undefined;
    return findPlain(address, names) ?? findPlain(repaired(address), names);
}
/** Whether an address carries a referral only once it is mended. */
function isDamaged(address, names) {
    return findPlain(address, names) === undefined && findReferral(address, names) !== undefined;
}
function findPlain(address, names) {
    const [, query = '', fragment = ''] = address.match(/^[^?#]*\??([^#]*)#?(.*)/s) ?? [];
    // `#access_token=…&ref=` is an answer of a login, not a route.
    const route = fragment.match(/^[/!].*?[?&](.*)/s)?.[1];
    const fields = [new URLSearchParams(query), new URLSearchParams(route)];
    const tokens = fields.flatMap((all) => names.flatMap((name) => all.getAll(name).map(tokenOf)));
    return tokens.find(Boolean);
}
/**
 * An address in which every separator is one again: a second `?`, an encoded one, `&amp;`. What stands in an address
 * within the address (`?next=%2Fp%3Fref%3Dx`) belongs to that one.
 */
function repaired(address) {
    return (address
        // `&amp;`, `&#038;` and the like, also doubled, or with an encoded semicolon.
        .replace(/(&|%26)((amp|(#|%23)0*38)(;|%3B))+/gi, '$1')
        .replace(/^([^?#]*?)%3F/i, '$1?')
        // Each field of the query that holds no address: no slash, and no query whose separators are all encoded.
        .replace(/[?&](?![^&#]*?=[^&#]*?(\/|%2F|%3F[^&#]*%3D))[^&#]+/gi, (field) => field.replace(/(?!^)\?|%3F|%26/gi, '&').replace(/%3D/gi, '=')));
}
/** A value without what does not belong to it: what follows a second separator, what nobody sees, and what ends a sentence. */
function tokenOf(value) {
    return shortText(value.replace(/[?&].*|[\0-\x1f\x7f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]|[\s.,;:!)\]>"'*/”’»]+(?=$|[?&])/gs, ''));
}

/** Whether an address has a parameter for the referral, but nothing in it that could be one. */
function isUnusable(url, params) {
    try {
        const { searchParams } = new URL(url);
        return params.some((name) => searchParams.has(name)) && !findReferral(url, params);
    }
    catch {
        return false;
    }
}

/** Where clicks and conversions go, unless a merchant names another API. */
const API_ORIGIN = 'https://api.selgeo.com';
const keyOf = (text) => text?.match(/^pk_(live|test)_\w+$/)?.[0];
const namesIn = (text) => text?.match(/[^\s,]+/g);
/**
 * Every option by its name, for whatever has to say which there are and what is wrong with one. `readOptions` acts on
 * the same rules, and nothing of this table gets into the script that pages load.
 */
const OPTIONS = {
    merchant: { allows: keyOf },
    apiUrl: { default: API_ORIGIN, allows: originOf },
    param: { default: 'ref', allows: namesIn },
    attribution: { default: 'last', allows: ['last', 'first'] },
    // Hosts are compared as browsers write them, in lower case.
    paymentLinkHosts: { allows: (text) => !/[^a-z\d_.:,\s-]/.test(text) },
    tabs: { default: 'on', allows: ['on', 'off'] },
    contentType: { default: 'text/plain', allows: ['text/plain', 'application/json'] },
};
/** Turns raw options into validated ones. */
function readOptions(raw) {
    return {
        merchantKey: keyOf(raw.merchant),
        apiOrigin: originOf(raw.apiUrl) ?? API_ORIGIN,
        params: namesIn(raw.param) ?? ['ref'],
        keepFirst: raw.attribution === 'first',
        // Hosts become part of a CSS selector, so nothing but a host may pass.
        hosts: ['buy.stripe.com', ...(raw.paymentLinkHosts?.match(/[\w.:-]+/g) ?? [])],
        handOff: raw.tabs !== 'off',
        requestHeaders: raw.contentType === 'application/json' ? { 'Content-Type': raw.contentType } : {},
    };
}

const NAMES = Object.keys(OPTIONS);
/**
 * The options that are malformed, or that are none but look like a misspelt one; the merchant key aside. Names only: a
 * value may be a secret that was pasted into the wrong place. Attributes of frameworks and other vendors are passed over.
 */
function optionProblems(raw) {
    return Object.keys(raw).filter((name) => {
        if (name === 'debug' || name === 'merchant' || raw[name] === undefined)
            return false;
        return isOption(name) ? !isAllowed(name, raw[name]) : NAMES.some((known) => isLike(name, known));
    });
}
function isOption(name) {
    return NAMES.includes(name);
}
function isAllowed(name, value) {
    const { allows } = OPTIONS[name];
    if (typeof value !== 'string')
        return false;
    return typeof allows === 'function' ? !!allows(value) : allows.includes(value);
}
/** Whether somebody may have meant the one by the other: a part of it, or two letters off. */
function isLike(name, known) {
    const [one, other] = [name.toLowerCase().replace(/[^a-z]/g, ''), known.toLowerCase()];
    return (one.length > 2 && (other.startsWith(one) || one.startsWith(other))) || distance(one, other) <= 2;
}
/** Levenshtein's edit distance. */
function distance(one, other) {
    let row = [...other, ''].map((_, index) => index);
    [...one].forEach((letter, index) => {
        const next = [index + 1];
        [...other].forEach((otherLetter, column) => {
            const change = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
            next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
        });
        row = next;
    });
    return row[other.length] ?? 0;
}

/** A value from the network, storage or a page as a UUID of any version and case; `undefined` when it is none. */
function uuidOf(value) {
    return typeof value === 'string'
        ? value.match(/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i)?.[0]
        : undefined;
}

// Where the tab's storage is switched off or sandboxed away, or when it is full: memory, for the life of the page.
let storage = {};
quietly(() => {
    // Null in an Android WebView whose app has not switched it on.
    storage = sessionStorage ?? storage;
});
/** What this page knows of the storage. */
let known = {};
/** The stored value, if any. Read afresh each time: other pages of the tab may have stored a newer one. */
function readItem(key) {
    const value = storage[key];
    if (value)
        known[key] = value;
    return value;
}
/** Stores a value for this tab. */
function writeItem(key, value) {
    known[key] = value;
    try {
        storage[key] = value;
    }
    catch {
        storage = { ...storage, [key]: value };
    }
}
/** Begins a page: what was known on another one counts no more. */
function beginKeeping() {
    known = {};
}
/**
 * Writes back what is gone: a page may empty the storage of the tab, at login for instance, and must not lose its click by
 * that, nor count it again.
 */
function keep() {
    if (!known.__selgeo_seen || storage.__selgeo_seen)
        return;
    for (const [key, value] of Object.entries(known))
        writeItem(key, value);
}
/** The stored list; empty when there is none, or when it is not JSON. Its entries are whatever somebody has stored. */
function readList(key) {
    const text = readItem(key);
    // In most visits there is none, and an error that is thrown and caught costs a millisecond on a slow machine.
    if (!text)
        return [];
    try {
        const list = JSON.parse(text);
        return Array.isArray(list) ? list : [];
    }
    catch {
        return [];
    }
}
function writeList(key, list) {
    writeItem(key, jsonOf(list));
}
/**
 * As `JSON.stringify`, past a `toJSON` that the page has given to arrays or texts: Prototype 1.6 turns both into JSON
 * before their time (https://github.com/prototypejs/prototype/issues/327).
 */
function jsonOf(value) {
    return JSON.stringify(value, function (key) {
        return this[key];
    });
}

/** The click ID in force, or `null`. A stored value that is not a UUID is treated as absent. */
function readClickId() {
    return uuidOf(readItem('__selgeo_cid')) ?? null;
}
/** The visitor token, if the API has given one. */
function readVisitorToken() {
    return shortText(readItem('__selgeo_vtk'));
}
/** Puts a click in force. A visitor token that is none says nothing, and the one before stays. */
function writeClick(clickId, visitorToken) {
    writeItem('__selgeo_cid', clickId);
    const token = shortText(visitorToken);
    if (token)
        writeItem('__selgeo_vtk', token);
}

/**
 * Whether a status says "not now", so that another attempt can succeed: no answer at all (`undefined` or 0), 408, 425,
 * 429 (https://www.rfc-editor.org/rfc/rfc9110#name-status-codes, RFC 8470, RFC 6585) and every 5xx.
 */
function isNotNow(status) {
    return !status || status >= 500 || status === 408 || status === 425 || status === 429;
}

/**
 * A property of the document as the browser has it. Read from the document itself, it may be an image or a form of that
 * name (https://html.spec.whatwg.org/#dom-document-nameditem), which a visitor's own markup could be.
 */
function documentProperty(name) {
    return Reflect.get(Document.prototype, name, document);
}

/** Characters of an answer that are read. */
const LONGEST$1 = 65536;
/**
 * Posts a text without credentials. Never rejects.
 *
 * The default content type of a text makes it a CORS "simple request", which costs no preflight
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header). `keepalive` lets a `fetch` outlive the page. Where a page
 * has wrapped `fetch` so that a preflight is needed, `XMLHttpRequest` still gets through.
 *
 * @param timeLimit Milliseconds, for the whole answer.
 */
function post(address, body, headers, timeLimit, byXhr) {
    return new Promise((settle) => {
        const controller = new AbortController();
        const end = (answer) => {
            clearTimeout(timer);
            settle(answer);
            controller.abort();
        };
        const timer = setTimeout(end, timeLimit, {});
        (byXhr ? postByXhr : postByFetch)(address, body, headers, controller.signal).then(end, () => end({}));
    });
}
async function postByFetch(address, body, headers, signal) {
    const response = await fetch(address, {
        method: 'POST',
        headers,
        body,
        credentials: 'omit',
        keepalive: true,
        redirect: 'error',
        referrerPolicy: 'strict-origin',
        signal,
    });
    const reader = response.body?.getReader?.();
    let text = '';
    // What stands in for `fetch` in tests may have nothing but `json()`.
    if (!reader)
        text = JSON.stringify(await response.json());
    else {
        const decoder = new TextDecoder();
        let part = await reader.read();
        while (!part.done && text.length < LONGEST$1) {
            text += decoder.decode(part.value);
            part = await reader.read();
        }
    }
    return { status: response.status, text, retryAfter: response.headers?.get('Retry-After') };
}
function postByXhr(address, body, headers, signal) {
    return new Promise((settle) => {
        const request = new XMLHttpRequest();
        request.open('POST', address);
        for (const name in headers)
            request.setRequestHeader(name, headers[name]);
        request.onprogress = ({ loaded }) => loaded > LONGEST$1 && request.abort();
        request.onloadend = () => settle({ status: request.status, text: request.responseText });
        signal.onabort = () => request.abort();
        request.send(body);
    });
}

/**
 * A new random UUID of version 4 (https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4). `crypto.randomUUID`
 * would need a secure context, and merchants have pages on plain http.
 */
function requestId() {
    const words = crypto.getRandomValues(new Uint16Array(8));
    // With the one in front, each has its leading zeros.
    const [a, b, c, d, e, f, g, h] = Array.from(words, (word) => (0x10000 + word).toString(16).slice(1));
    return `${a}${b}-${c}-4${d?.slice(1)}-a${e?.slice(1)}-${f}${g}${h}`;
}

function createClickRequest(ref, landingUrl, options) {
    const { origin } = location;
    const referrer = originOf(documentProperty('referrer'));
    return {
        merchant_key: options.merchantKey,
        ref,
        request_id: requestId(),
        landing_url: originOf(origin) && origin + pathOf(landingUrl),
        referrer: referrer === origin ? undefined : referrer,
        visitor_token: readVisitorToken(),
    };
}
/** The path of a page's address: without user name and password before it, and without query and fragment. */
function pathOf(address) {
    return address.match(/\/\/[^/]*([^?#]*)/)?.[1];
}
/** Registers a click. Never rejects. */
async function postClick({ merchant_key, ref, request_id, landing_url, referrer, visitor_token }, { apiOrigin, requestHeaders }, byXhr) {
    // What is parked beside it stays here.
    const request = { merchant_key, ref, request_id, landing_url, referrer, visitor_token };
    const { status = 0, text = '', retryAfter, } = await post(`${apiOrigin}/v1/clicks`, jsonOf(request), requestHeaders, TIME_LIMIT, byXhr);
    let said;
    try {
        said = JSON.parse(text);
    }
    catch {
        // A page of a firewall, of a gateway, or of a server that is being deployed.
    }
    return {
        status,
        clickId: status < 300 ? uuidOf(said?.click_id) : undefined,
        visitorToken: said?.visitor_token,
        // Without a JSON error, a 4xx is not the API's word.
        isRefused: !isNotNow(status) && status >= 400 && !!said?.error,
        retryAfter,
    };
}

/** How many landings a tab remembers. */
const MOST$1 = 50;
/** The landings of this tab, the newest first. The first release has stored tokens alone. */
function readLandings() {
    return readList('__selgeo_seen')
        .map((entry) => (typeof entry === 'string' ? { ref: entry } : entry))
        .filter((landing) => !!shortText(landing?.ref));
}
function writeLandings(landings) {
    writeList('__selgeo_seen', landings.slice(0, MOST$1));
}
/** The landing that the click of this tab stands for, parked or in force. */
function currentLanding() {
    return readLandings().find(({ isRefused }) => !isRefused);
}

/**
 * Stands in for `src/visit/trace.ts` in the debug build. The addresses of a visit are looked at again and again: that the same
 * referral is still there is said once, and not at all where this page has parked its click.
 */
function trace(decision, facts = {}) {
    const { ref } = facts;
    const isKnown = readLog().some((entry) => ref && (entry.facts.ref === ref || (decision === 'same-referral' && entry.facts.click?.ref === ref)));
    if (!isKnown)
        record(decision, facts);
}

/** The clicks that wait, the oldest first. What is no click is left out: page code may write anything there. */
function readParked() {
    return readList('__selgeo_parked')
        .filter((click) => uuidOf(click?.request_id) && shortText(click.ref))
        .slice(-20);
}
function writeParked(clicks) {
    writeList('__selgeo_parked', clicks);
}
/** Whether this tab has a click: its ID is in force, or it is parked until the API has answered. */
function hasClick() {
    return readClickId() !== null || readParked().length > 0;
}
/**
 * Parks the click that an address carries, unless the visit has counted that already.
 *
 * @param isFresh Whether the visitor has just followed a link to it: not by going back, reloading, or a router.
 * @param from Origin of the page that has linked there, `''` where there was none; absent where nobody knows.
 */
function parkReferral(options, address, isFresh, from) {
    const ref = options.merchantKey && findReferral(address, options.params);
    if (!ref)
        return;
    const path = pathOf(address);
    const landings = readLandings();
    const earlier = landings.find((landing) => landing.ref === ref && landing.path === path);
    const first = earlier?.isRefused ? undefined : earlier;
    const reason = whyNot();
    if (reason) {
        trace(reason, { ref });
        return;
    }
    const click = createClickRequest(ref, address, options);
    const landing = { ref, path, from: first ? first.from : from, at: Date.now() };
    writeLandings([landing, ...landings.filter((other) => other !== earlier)]);
    writeParked([...readParked(), click]);
    trace('parked', { click, address });
    function whyNot() {
        if (hasClick() && currentLanding()?.ref === ref)
            return 'same-referral';
        if (!isFresh && landings.some((landing) => landing.ref === ref))
            return 'older-page';
        if (options.keepFirst && readClickId())
            return 'first-kept';
        // Back from a payment or a login, the visitor comes from elsewhere than the partner's link.
        return hasClick() && first && first.from !== from ? 'came-back' : undefined;
    }
}

/** The options that the snippet has started with on this page, once it has. */
function startedWith() {
    return readLog().find(({ name }) => name === 'started')?.facts.options;
}

/** Follows a visit, and records what its own decisions leave unsaid: about the options, the storage and the referral. */
function followVisit(raw) {
    onEntry(({ name, facts }) => {
        if (name === 'started' && facts.options) {
            if (!facts.options.merchantKey)
                record('key-missing');
            for (const option of optionProblems(raw))
                record('option-unsound', { option });
            if (readItem('__selgeo_cid') !== undefined && !readClickId())
                record('stored-id-malformed');
        }
        if (name === 'parked' && facts.address && isDamaged(facts.address, startedWith()?.params ?? [])) {
            record('address-repaired', { click: facts.click });
        }
        if (columnsOf(name).usesStorage && !isSaid('storage-off') && !storageWorks())
            record('storage-off');
        if (name === 'searched') {
            const options = startedWith();
            if (options?.merchantKey && !hasClick())
                record(absence(options, facts.isNewTab === true));
        }
    });
}
/** Why there is no referral, now that all addresses of the visit have been looked at. */
function absence({ params, handOff }, isNewTab) {
    const landing = performance.getEntriesByType('navigation').map(({ name }) => name);
    if ([...landing, location.href].some((url) => isUnusable(url, params)))
        return 'referral-unusable';
    if (isNewTab)
        return handOff ? 'tabs-silent' : 'tabs-off';
    return readList('__selgeo_seen').length > 0 ? 'referral-gone' : 'no-referral';
}
const isSaid = (wanted) => readLog().some(({ name }) => name === wanted);
const PROBE = '__selgeo_probe';
const KEYS = ['__selgeo_cid', '__selgeo_parked'];
/** Whether the tab's storage takes a value, and has those that the snippet holds. Leaves it as it was. */
function storageWorks() {
    try {
        sessionStorage.setItem(PROBE, '1');
        sessionStorage.removeItem(PROBE);
        return KEYS.every((key) => (readItem(key) ?? null) === sessionStorage.getItem(key));
    }
    catch {
        return false;
    }
}

/** The version of this package. A test keeps it equal to `package.json`. */
const version = '0.1.0';

/** What merchants are told about a decision or a judgement, with its number. */
function explain(name) {
    const { code, meaning, advice = null } = columnsOf(name);
    return { code, meaning, advice };
}

/** The attempts of this page, the oldest first. */
function attemptsOf(log) {
    return log.flatMap((sent, index) => {
        const { click } = sent.facts;
        if (sent.name !== 'sent' || !click)
            return [];
        const later = log.slice(index + 1);
        const next = later.findIndex(({ name }) => name === 'sent');
        const end = later
            .slice(0, next < 0 ? later.length : next)
            .find(({ name }) => columnsOf(name).endsAttempt);
        // What an attempt failed by is known some time later.
        const cause = end && later.find(({ facts }) => facts.failedAt === end.at);
        const result = (cause ?? end)?.name ?? 'under-way';
        return [
            {
                at: sent.at,
                duration: end ? end.at - sent.at : null,
                result: explain(result).code,
                status: end?.facts.status ?? null,
                requestId: click.request_id,
                ref: click.ref,
            },
        ];
    });
}

/**
 * One decision as a readable line. It holds nothing of a query or fragment but the referral token, which is public.
 */
function lineOf({ name, at, facts }) {
    const { code, meaning } = explain(name);
    const { click, clickId, attempt, status, option, askedAt } = facts;
    const ref = facts.ref ?? click?.ref;
    const details = [
        ref && `ref ${JSON.stringify(ref)}`,
        clickId && `click ID ${clickId}`,
        attempt && `attempt ${attempt}`,
        status && `status ${status}`,
        option,
        askedAt !== undefined && `asked after ${Math.round(askedAt)} ms`,
        `after ${Math.round(at)} ms`,
    ];
    return `${code} ${meaning} (${details.filter(Boolean).join(', ')})`;
}

/**
 * On an element, what the snippet has written into it. In the markup itself, because a copy of the page (htmx's history,
 * a snapshot) may come into another tab, where that click ID is foreign.
 */
const MARK = 'data-selgeo-id';
/**
 * Has `write` put the click ID where `present` stands, if that may give way: nothing, a blank, or what the snippet has
 * written before. Where there is no click ID, what the snippet has written goes (`null`). A value of the merchant's stays.
 */
function replace(element, present, write) {
    const clickId = readClickId();
    const own = attributeOf(element, MARK);
    if (present !== clickId) {
        if (present ? present !== own : !clickId)
            return;
        write(clickId);
    }
    // What the page has got from `decorateUrl` becomes known in this way as well.
    if (own === clickId)
        return;
    if (clickId)
        element.setAttribute(MARK, clickId);
    else
        element.removeAttribute(MARK);
}
/** An attribute of an element, past the fields by which a form hides what it has itself. */
function attributeOf(element, name) {
    return Element.prototype.getAttribute.call(element, name);
}

/** Elements of Stripe that take a `client-reference-id` (https://docs.stripe.com/payment-links/buy-button). */
const STRIPE_ELEMENTS = ['stripe-buy-button', 'stripe-pricing-table'];
const ATTRIBUTE = 'client-reference-id';
/** Puts the click ID into one of Stripe's elements; leaves any other. */
function decorateStripeElement(element) {
    if (!STRIPE_ELEMENTS.includes(element.localName))
        return;
    replace(element, attributeOf(element, ATTRIBUTE), (clickId) => {
        if (clickId)
            element.setAttribute(ATTRIBUTE, clickId);
        else
            element.removeAttribute(ATTRIBUTE);
    });
}

/** The local name of the inspector's own element, which belongs to no page. */
const PANEL = 'selgeo-inspector';
const PLACES = `a[href],area[href],form,input[data-selgeo],${STRIPE_ELEMENTS}`;
/**
 * Every element that may have to do with a click ID, in the document's order, those in open shadow roots included and
 * those of the inspector left out. Nobody can look into a closed shadow root.
 */
function candidates(root) {
    return [...root.querySelectorAll('*')].flatMap((element) => {
        if (element.localName === PANEL)
            return [];
        const own = element.matches(PLACES) ? [element] : [];
        return element.shadowRoot ? [...own, ...candidates(element.shadowRoot)] : own;
    });
}

/**
 * What a form, or a marked input that belongs to none, is to the snippet; `undefined` for a marked input whose form
 * speaks for it. A field may hide what its form has of that name, hence the properties of the prototypes.
 */
function judgeForm(element, { clickId }) {
    const isInput = element.localName === 'input';
    if (isInput && element.closest('form'))
        return undefined;
    const marked = isInput
        ? element
        : Element.prototype.querySelector.call(element, 'input[data-selgeo]');
    const name = Element.prototype.getAttribute.call(element, 'data-selgeo');
    if (!marked && name === null)
        return 'form-not-opted-in';
    if (!marked && hasField(element, name || 'click_id'))
        return 'own-field';
    if (marked && !isSent(marked))
        return 'field-not-sent';
    if (!clickId)
        return 'nothing-to-carry';
    return marked?.value === clickId ? 'carries' : 'carries-when-used';
}
function hasField(form, name) {
    const fields = Reflect.get(HTMLFormElement.prototype, 'elements', form);
    return [...fields].some((field) => field.getAttribute('name') === name || field.id === name);
}
/** Whether the browser sends a field with its form. */
function isSent(input) {
    return input.name !== '' && !input.matches(':disabled');
}

/** Where merchants put a Payment Link domain of their own, and what a Payment Link is called with. */
const LIKE_A_PAYMENT_HOST = /stripe|^(buy|pay|payments?|checkout|billing|donate|order)\./;
const LIKE_A_PAYMENT_LINK = /[?&](client_reference_id|prefilled_(email|promo_code)|locked_prefilled_email)=/;
/** What a link is to the snippet; `undefined` for one that nobody would take for a Payment Link. */
function judgeLink(element, terms) {
    const url = addressOf(element);
    if (!url || !/^https?:$/.test(url.protocol))
        return undefined;
    const isPaymentLink = terms.hosts.includes(url.host);
    // The address of a link in an SVG image is no text.
    if (isPaymentLink && typeof element.href !== 'string')
        return { kind: 'link', name: 'link-in-svg' };
    if (isPaymentLink) {
        return { kind: 'payment-link', name: judgeReference(url.searchParams.get('client_reference_id'), terms) };
    }
    if (/(^|\.)stripe\.com$/.test(url.hostname))
        return { kind: 'link', name: 'stripe-but-no-link' };
    const resembles = (LIKE_A_PAYMENT_HOST.test(url.host) && url.host !== location.host) ||
        LIKE_A_PAYMENT_LINK.test(url.search) ||
        terms.hosts.some((host) => bare(host) === bare(url.host));
    return resembles ? { kind: 'link', name: 'other-host' } : undefined;
}
/** What a place is to the snippet that holds `present`, or nothing. */
function judgeReference(present, { clickId, earlier = [] }) {
    if (present && present === clickId)
        return 'carries';
    if (present && !earlier.includes(present))
        return 'own-reference';
    return clickId ? 'carries-when-used' : 'nothing-to-carry';
}
function addressOf(element) {
    try {
        return new URL(element.getAttribute('href') ?? '', element.baseURI);
    }
    catch {
        return undefined;
    }
}
/** A host without what people get wrong in it. */
function bare(host) {
    return host
        .toLowerCase()
        .replace(/^www\./, '')
        .replace(/:\d*$/, '');
}

/**
 * A CSS selector that leads to an element, for people to read and to paste into `document.querySelector`: from the
 * nearest element with an ID on. Where it has to enter a shadow root, the parts are separated by ` >>> `.
 */
function selectorOf(element) {
    const path = [];
    for (let one = element; one; one = one.parentElement) {
        const id = one.getAttribute('id');
        // An ID may be used twice, and forms hide their own properties behind fields of that name.
        if (id && /^[a-z][\w-]*$/i.test(id) && one === first(one, `#${id}`)) {
            path.unshift(`#${id}`);
            break;
        }
        path.unshift(one.localName + place(one));
        if (one.localName === 'body')
            break;
    }
    const root = element.getRootNode();
    const inner = path.join(' > ');
    return root instanceof ShadowRoot ? `${selectorOf(root.host)} >>> ${inner}` : inner;
}
function first(element, selector) {
    return element.getRootNode().querySelector?.(selector) ?? null;
}
/** Which one of several alike it is. */
function place(element) {
    const alike = [...(element.parentNode?.children ?? [])].filter(({ localName }) => localName === element.localName);
    return alike.length > 1 ? `:nth-of-type(${alike.indexOf(element) + 1})` : '';
}

/**
 * Every Payment Link, Buy Button, Pricing Table and form within `root`, and every link that could be taken for a Payment
 * Link. Only reads.
 */
function judgeElements(root, terms) {
    return candidates(root).flatMap((element) => {
        const verdict = judge(element, terms);
        return verdict ? [{ element, selector: selectorOf(element), ...verdict }] : [];
    });
}
function judge(element, terms) {
    if (STRIPE_ELEMENTS.includes(element.localName))
        return judgeStripe(element, terms);
    if ('href' in element)
        return judgeLink(element, terms);
    const name = judgeForm(element, terms);
    return name && { kind: 'form', name };
}
function judgeStripe(element, terms) {
    const kind = element.localName === 'stripe-buy-button' ? 'buy-button' : 'pricing-table';
    const name = judgeReference(element.getAttribute('client-reference-id'), terms);
    if (name !== 'carries-when-used')
        return { kind, name };
    // Clicks inside one stay inside its frame, so nothing tells the snippet of their use.
    const isInShadow = element.getRootNode() instanceof ShadowRoot;
    return { kind, name: isInShadow ? 'element-in-shadow' : 'carries-when-idle' };
}

/** Of those that hold at once, the first one explains most. */
const STATES = [
    'storage-off',
    'stored-id-malformed',
    'referral-unusable',
    'tabs-off',
    'tabs-silent',
    'referral-gone',
];
/** How far the delivery of a parked click has come. */
const DELIVERY = ['parked', 'sent', 'attempts-used-up'];
/**
 * Why there is no click ID; where there is one, why the page may have been told that there is none; or `null`. Every
 * reason has an advice.
 */
function reasonOf$1({ clickId, decided, isParked }) {
    const has = (name) => decided.includes(name);
    if (clickId)
        return has('asked-too-early') ? 'asked-too-early' : null;
    if (has('key-missing'))
        return 'key-missing';
    if (isParked)
        return last(decided, 'saysWhy') ?? (has('unanswered') ? 'unanswered' : 'under-way');
    const refusal = last(decided, 'isRefusal');
    if (refusal)
        return refusal;
    if (!has('searched'))
        return 'not-begun';
    return STATES.find(has) ?? 'no-referral';
}
/** As the `status` of `ready()`, without waiting for it. */
function statusOf({ clickId, decided, isParked }) {
    if (clickId)
        return 'registered';
    if (isParked) {
        const latest = decided.filter((name) => DELIVERY.includes(name)).pop();
        return latest === 'attempts-used-up' ? 'unreachable' : 'pending';
    }
    if (last(decided, 'isRefusal'))
        return 'rejected';
    return decided.includes('searched') || decided.includes('key-missing') ? 'none' : 'pending';
}
/** The latest decision of which the table of codes says so. */
function last(decided, column) {
    return decided.filter((name) => columnsOf(name)[column]).pop();
}

/** The state of this page, which `inspect()` gives to merchants and the panel shows. Changes nothing. */
function readPage() {
    const log = readLog();
    const options = startedWith();
    const clickId = readClickId();
    const isParked = readParked().length > 0;
    const situation = { clickId, decided: log.map(({ name }) => name), isParked };
    return {
        log,
        options,
        clickId,
        referral: readLandings()[0]?.ref ?? null,
        status: statusOf(situation),
        reason: reasonOf$1(situation),
        elements: judgeElements(document, {
            hosts: options?.hosts ?? [],
            clickId,
            earlier: log.flatMap(({ facts }) => facts.clickId ?? []),
        }),
    };
}

/** Reads the state of this page, and changes nothing. */
function inspect() {
    const { log, options, clickId, referral, status, reason, elements } = readPage();
    return {
        version,
        options: options ? inWords(options) : null,
        landingUrl: (performance.getEntriesByType('navigation')[0]?.name ?? location.href).replace(/[?#].*/, ''),
        referral,
        status,
        clickId,
        reason: reason && explain(reason),
        attempts: attemptsOf(log),
        elements: elements.map(findingOf),
        log: log.map((entry) => ({ code: explain(entry.name).code, at: entry.at, text: lineOf(entry) })),
    };
}
function findingOf({ name, ...found }) {
    return { ...found, carries: columnsOf(name).carries === 'now', ...explain(name) };
}
function inWords({ merchantKey, apiOrigin, params, keepFirst, hosts, handOff, requestHeaders }) {
    return {
        merchant: merchantKey ?? null,
        apiUrl: apiOrigin,
        param: params,
        attribution: keepFirst ? 'first' : 'last',
        paymentLinkHosts: hosts,
        tabs: handOff ? 'on' : 'off',
        contentType: requestHeaders['Content-Type'] ?? 'text/plain',
    };
}

/**
 * Notes when page code asks for the click ID while there may still be one to come, and says so once it has come: what
 * that code has done without it is lost.
 */
function noteQuestions(selgeo) {
    const { getClickId } = selgeo;
    let askedAt;
    selgeo.getClickId = () => {
        const clickId = getClickId();
        const isOver = readLog().some(({ name }) => name === 'searched');
        if (!clickId && (!isOver || hasClick()))
            askedAt ?? (askedAt = performance.now());
        return clickId;
    };
    onEntry(({ name }) => {
        if (askedAt === undefined || !columnsOf(name).bringsClickId)
            return;
        record('asked-too-early', { askedAt });
        askedAt = undefined;
    });
}

/** The key that `src/snippet.ts` looks at: what is stored there keeps the debug mode on for the tab. */
const DEBUG = '__selgeo_debug';
const COLLAPSED = '__selgeo_panel';
/** What the address of this page says about the debug mode, also when a router has cleaned it since. */
function askedByAddress() {
    const entry = performance.getEntriesByType('navigation')[0];
    const addresses = [location.href, entry?.name ?? ''].join(' ');
    if (/[?&]selgeo_debug=off\b/.test(addresses))
        return 'off';
    return /selgeo_debug/.test(addresses) ? 'on' : undefined;
}
/** Keeps the debug mode on for the tab, or ends it with this page. Where storage is off, it ends with this page too. */
function keepDebugging(isOn) {
    quietly(() => {
        if (isOn)
            sessionStorage.setItem(DEBUG, 'selgeo_debug');
        else
            sessionStorage.removeItem(DEBUG);
    });
}
/** Whether the tab keeps the debug mode on by itself. */
function isKept() {
    return read(DEBUG) !== null;
}
/** Whether the visitor has collapsed the panel in this tab. */
function isCollapsed() {
    return read(COLLAPSED) === 'collapsed';
}
function keepCollapsed(isCollapsed) {
    quietly(() => {
        if (isCollapsed)
            sessionStorage.setItem(COLLAPSED, 'collapsed');
        else
            sessionStorage.removeItem(COLLAPSED);
    });
}
function read(key) {
    let value = null;
    quietly(() => {
        value = sessionStorage.getItem(key);
    });
    return value;
}

/** Makes an element from its attributes and children; texts become text, never HTML. */
function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes))
        element.setAttribute(attribute, value);
    element.append(...children);
    return element;
}

const CSS = `
:host {
  all: initial;
  color-scheme: light dark;
  --back: #ffffff; --raised: #f4f6f8; --edge: #c9d1d9; --text: #1b1f24; --soft: #4b5560;
  --good: #0f6b2f; --wait: #7a4b00; --bad: #a40e26; --mark: #1257c9;
}
@media (prefers-color-scheme: dark) {
  :host {
    --back: #161b22; --raised: #21262d; --edge: #444c56; --text: #e6edf3; --soft: #aab4bf;
    --good: #5fd68a; --wait: #e8bb4f; --bad: #ff8f87; --mark: #7db3ff;
  }
}
@media print { :host { display: none; } }
* { box-sizing: border-box; margin: 0; padding: 0; }
aside, .pill, .outline { position: fixed; z-index: 2147483647; }
.outline { z-index: 2147483646; }
aside, .pill {
  right: 16px; bottom: 16px; background: var(--back); color: var(--text); border: 1px solid var(--edge);
  font: 13px/1.45 system-ui, sans-serif; box-shadow: 0 8px 28px rgb(0 0 0 / 22%); text-align: start;
}
aside { width: 400px; max-height: min(640px, calc(100vh - 32px)); border-radius: 12px; display: flex; flex-direction: column; overflow: hidden; }
[hidden] { display: none !important; }
button { font: inherit; color: inherit; background: none; border: 0; cursor: pointer; text-align: start; }
:focus-visible { outline: 2px solid var(--mark); outline-offset: -2px; border-radius: 8px; }
.pill { padding: 8px 14px; border-radius: 999px; font-weight: 600; }
.pill:focus-visible { border-radius: 999px; outline-offset: 2px; }
header { display: flex; align-items: center; gap: 8px; padding: 8px 8px 8px 16px; border-bottom: 1px solid var(--edge); }
h2 { font-size: 14px; flex: 1; }
header button { padding: 6px 10px; border-radius: 8px; color: var(--soft); }
header button:hover, .item:hover { background: var(--raised); }
.scroll { overflow: auto; padding: 12px 16px 16px; overscroll-behavior: contain; }
h3 { font-size: 12px; color: var(--soft); margin: 16px 0 6px; }
.state { padding: 10px 12px; border-radius: 8px; background: var(--raised); }
.state strong { display: block; font-size: 14px; }
.code { font: 600 11px/1.6 ui-monospace, monospace; margin-inline-end: 6px; }
.id { font: 11px/1.6 ui-monospace, monospace; color: var(--soft); overflow-wrap: anywhere; }
.advice { color: var(--soft); display: block; }
.good { color: var(--good); } .wait { color: var(--wait); } .bad { color: var(--bad); }
ol, ul { list-style: none; }
ol li { display: grid; grid-template-columns: 58px 1fr; gap: 8px; padding: 3px 0; }
time { color: var(--soft); font-variant-numeric: tabular-nums; text-align: end; }
li { overflow-wrap: anywhere; }
.item { display: grid; grid-template-columns: 18px 1fr; width: calc(100% + 16px); margin: 0 -8px; padding: 6px 8px; border-radius: 8px; }
.item > b { font-size: 14px; line-height: 1.3; }
.name { font-weight: 600; }
.hint { color: var(--soft); font-size: 12px; margin-top: 16px; }
kbd { font: 11px ui-monospace, monospace; border: 1px solid var(--edge); border-radius: 4px; padding: 0 4px; }
.outline { pointer-events: none; border: 3px solid var(--mark); border-radius: 4px; box-shadow: 0 0 0 2px var(--back); }
@media (max-width: 520px) {
  aside { left: 0; right: 0; bottom: 0; width: auto; max-height: 62vh; border-radius: 12px 12px 0 0; border-width: 1px 0 0; }
  header button { padding: 10px 12px; }
  .item { padding: 10px 8px; }
}
`;
/** What each part needs at least, in a colour scheme that the page cannot change. */
const BARE = 'all: initial; position: fixed; z-index: 2147483647; right: 16px; bottom: 16px; font: 13px/1.45 sans-serif; ' +
    'color: #1b1f24; background: #fff; border: 1px solid #4b5560; padding: 8px;';
const BARE_PARTS = {
    aside: `${BARE} display: block; width: 340px; max-width: 90vw; max-height: 60vh; overflow: auto;`,
    '.pill': `${BARE} display: block;`,
    '.outline': 'position: fixed; z-index: 2147483646; pointer-events: none; border: 3px solid #1257c9;',
};
/**
 * Gives the parts within a shadow root their style, by a constructed stylesheet where there are any: policies have no
 * say in those (https://github.com/w3c/webappsec-csp/issues/353). Before Safari 16.4 that is a `style` element, and under
 * a strict policy no more than what a script may set on each part.
 */
function addPanelStyle(root) {
    try {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(CSS);
        root.adoptedStyleSheets = [sheet];
    }
    catch {
        const style = document.createElement('style');
        style.textContent = CSS;
        root.append(style);
    }
}
/** Makes up for a `style` element that a policy has blocked; to be called once the shadow root is in the page. */
function mendPanelStyle(root) {
    const style = root.querySelector('style');
    if (!style || style.sheet)
        return;
    for (const [part, css] of Object.entries(BARE_PARTS)) {
        for (const element of root.querySelectorAll(part)) {
            element.style.cssText = css;
            // `display` would win over the attribute.
            const hide = () => element.style.setProperty('display', element.hidden ? 'none' : 'block');
            new MutationObserver(hide).observe(element, { attributeFilter: ['hidden'] });
            hide();
        }
    }
}

/** What page code may listen for; none of it concerns the page when it happens in the panel. */
const OWN_EVENTS = 'click auxclick dblclick contextmenu pointerdown pointerup mousedown mouseup touchstart touchend keydown keyup ' +
    'focusin focusout wheel';
/** Builds the empty panel in a shadow root of its own. `stop` names the button that ends it. */
function createPanelFrame(stop) {
    const host = document.createElement(PANEL);
    const root = host.attachShadow({ mode: 'open' });
    addPanelStyle(root);
    for (const type of OWN_EVENTS.split(' '))
        host.addEventListener(type, (event) => event.stopPropagation());
    const pill = make('button', { type: 'button', class: 'pill', 'aria-expanded': 'false' });
    const collapse = make('button', { type: 'button', 'aria-expanded': 'true' }, 'Collapse');
    const end = make('button', { type: 'button' }, stop);
    const state = make('div', { class: 'state', role: 'status' });
    const moments = make('ol');
    const items = make('ul');
    const count = make('h3');
    const scroll = make('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'Findings' }, state, make('h3', {}, 'What has happened'), moments, count, items, make('p', { class: 'hint' }, make('kbd', {}, 'Alt+Shift+G'), ' opens and collapses, ', make('kbd', {}, 'Esc'), ' collapses.'));
    const panel = make('aside', { 'aria-label': 'Selgeo inspector' }, make('header', {}, make('h2', {}, 'Selgeo inspector'), collapse, end), scroll);
    root.append(pill, panel);
    return { host, root, pill, panel, collapse, end, state, moments, items, count, scroll };
}

/** An outline over the page, not on it: it lies in the panel's shadow root, and the element keeps its own style. */
function createHighlight(root) {
    const outline = make('div', { class: 'outline', hidden: '' });
    let shown;
    root.append(outline);
    const place = () => {
        const box = shown?.getBoundingClientRect();
        outline.hidden = !box?.width && !box?.height;
        if (!box)
            return;
        const { style } = outline;
        // Three pixels of border on each side.
        style.left = `${box.left - 3}px`;
        style.top = `${box.top - 3}px`;
        style.width = `${box.width + 6}px`;
        style.height = `${box.height + 6}px`;
    };
    const end = () => {
        removeEventListener('scroll', place, true);
        removeEventListener('resize', place);
    };
    return {
        show: (element) => {
            shown = element;
            place();
            end();
            if (!element)
                return;
            addEventListener('scroll', place, { capture: true, passive: true });
            addEventListener('resize', place);
        },
        end,
    };
}

const STATUS_WORDS = {
    registered: ['good', 'Registered'],
    pending: ['wait', 'Under way'],
    none: ['wait', 'No click'],
    rejected: ['bad', 'Refused'],
    unreachable: ['bad', 'Not delivered'],
};
const KIND_WORDS = {
    'payment-link': 'Payment Link',
    'buy-button': 'Buy Button',
    'pricing-table': 'Pricing Table',
    form: 'Form',
    link: 'Other link',
};
/** The sign in front of an element, and what it says to who cannot see it. */
function signOf(name) {
    const { carries } = columnsOf(name);
    if (carries === 'now')
        return ['✓', 'carries the click ID'];
    return carries === 'later' ? ['○', 'not yet'] : ['–', 'left alone'];
}
/** How the panel shows a decision or an element. */
function toneOf(name) {
    const { advice, tone = advice ? 'bad' : 'calm' } = columnsOf(name);
    return tone;
}
/** Milliseconds as people read them. */
function timeWords(milliseconds) {
    return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** How things are: the status, the click ID or why there is none, and what to do. */
function stateOf({ status, clickId, referral, reason }) {
    const [tone, word] = STATUS_WORDS[status];
    return [
        make('strong', { class: tone }, word),
        ...(reason ? [paragraph(explain(reason))] : []),
        ...(clickId ? [make('p', { class: 'id' }, `click ID ${clickId}`)] : []),
        ...(referral ? [make('p', { class: 'id' }, `ref ${referral}`)] : []),
    ];
}
/** One decision in the timeline. */
function momentOf(entry) {
    const { code, advice } = explain(entry.name);
    return make('li', {}, make('time', {}, timeWords(entry.at)), make('div', {}, make('span', { class: `code ${toneOf(entry.name)}` }, code), 
    // Code and time are there already.
    lineOf(entry)
        .slice(code.length + 1)
        .replace(/ \(after \d+ ms\)$|, after \d+ ms(?=\)$)/, ''), ...adviceOf(advice)));
}
/** One element of the page: a button that leads to it. */
function itemOf({ kind, selector, name }) {
    const { code, meaning, advice } = explain(name);
    const tone = toneOf(name);
    const [sign, words] = signOf(name);
    return make('button', { type: 'button', class: 'item' }, make('b', { class: tone, role: 'img', 'aria-label': words }, sign), make('span', {}, make('span', { class: 'name' }, KIND_WORDS[kind]), ' ', make('span', { class: 'id' }, selector), make('br'), make('span', { class: `code ${tone}` }, code), meaning, ...adviceOf(advice)));
}
function paragraph({ code, meaning, advice }) {
    return make('p', {}, make('span', { class: 'code' }, code), meaning, ...adviceOf(advice));
}
function adviceOf(advice) {
    return advice ? [make('span', { class: 'advice' }, `→ ${advice}`)] : [];
}

/** What decides about an element. */
const ATTRIBUTES = ['href', 'client-reference-id', 'data-selgeo', 'name', 'value', 'disabled', 'id'];
/** Calls back when what carries the click ID may have changed. Returns the function that switches this on and off. */
function watchElements(callback) {
    const observer = new MutationObserver(callback);
    return (isOn) => {
        observer.disconnect();
        if (isOn)
            observer.observe(document, { childList: true, subtree: true, attributeFilter: ATTRIBUTES });
    };
}

/**
 * Shows the inspector on the page, in a shadow root of its own. It reads the page and changes nothing in it, and it
 * looks at the page only while it is open.
 *
 * @param stop The words on the button that ends it.
 * @param onStop What ends with it.
 */
function openPanel(stop, onStop) {
    const frame = createPanelFrame(stop);
    const highlight = createHighlight(frame.root);
    const watch = watchElements(refresh);
    let isWaiting = false;
    let shown = '';
    let before;
    const stopListening = onEntry(refresh);
    frame.pill.addEventListener('click', () => set(true));
    frame.collapse.addEventListener('click', () => set(false));
    frame.end.addEventListener('click', close);
    frame.panel.addEventListener('pointerenter', refresh);
    frame.panel.addEventListener('keydown', ({ key }) => key === 'Escape' && set(false));
    addEventListener('keydown', onShortcut, true);
    addEventListener('pageshow', refresh);
    // Outside the body, which frameworks believe to be theirs.
    document.documentElement.append(frame.host);
    mendPanelStyle(frame.root);
    arrange(!isCollapsed());
    render();
    function arrange(isOpen) {
        frame.panel.hidden = !isOpen;
        frame.pill.hidden = isOpen;
        highlight.show(undefined);
        watch(isOpen);
    }
    /** Opens or collapses it as the visitor wants, and takes the focus along where it is in the panel. */
    function set(isOpen, afterwards = frame.pill) {
        const isInside = frame.root.activeElement !== null;
        keepCollapsed(!isOpen);
        arrange(isOpen);
        if (isOpen)
            render();
        if (isOpen)
            frame.scroll.focus();
        else if (isInside)
            afterwards.focus();
    }
    function onShortcut(event) {
        if (event.code !== 'KeyG' || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey)
            return;
        event.preventDefault();
        event.stopImmediatePropagation();
        const isOpen = frame.panel.hidden === true;
        const { activeElement } = document;
        if (isOpen && activeElement instanceof HTMLElement && activeElement !== frame.host)
            before = activeElement;
        set(isOpen, before);
    }
    function close() {
        stopListening();
        watch(false);
        highlight.end();
        removeEventListener('keydown', onShortcut, true);
        removeEventListener('pageshow', refresh);
        frame.host.remove();
        onStop();
    }
    /** Renders once, however much happens until then. */
    function refresh() {
        if (isWaiting)
            return;
        isWaiting = true;
        whenIdle(() => {
            isWaiting = false;
            if (frame.host.isConnected)
                render();
        });
    }
    function render() {
        const page = readPage();
        const { status, log, elements } = page;
        frame.pill.textContent = `Selgeo: ${STATUS_WORDS[status][1].toLowerCase()}`;
        const state = stateOf(page);
        // Said aloud by a screen reader, so only when there is news.
        if (textOf(state) !== frame.state.textContent)
            frame.state.replaceChildren(...state);
        for (const entry of log.slice(frame.moments.childElementCount)) {
            frame.moments.append(momentOf(entry));
        }
        const signature = elements.map(({ selector, name }) => selector + name).join();
        if (signature === shown && elements.length > 0)
            return;
        shown = signature;
        renderItems(elements);
    }
    function renderItems(elements) {
        const focused = [...frame.items.querySelectorAll('button')].indexOf(frame.root.activeElement);
        frame.count.textContent = elements.length
            ? `On this page (${elements.length})`
            : 'Nothing here carries one';
        const buttons = elements.map((judged) => {
            const button = itemOf(judged);
            const show = () => highlight.show(judged.element);
            const hide = () => highlight.show(undefined);
            for (const type of ['pointerenter', 'focus'])
                button.addEventListener(type, show);
            for (const type of ['pointerleave', 'blur'])
                button.addEventListener(type, hide);
            button.addEventListener('click', () => judged.element.scrollIntoView({ block: 'center' }));
            return button;
        });
        highlight.show(undefined);
        frame.items.replaceChildren(...buttons.map((button) => {
            const item = document.createElement('li');
            item.append(button);
            return item;
        }));
        buttons[Math.min(focused, buttons.length - 1)]?.focus();
    }
}
function textOf(nodes) {
    return nodes.map(({ textContent }) => textContent).join('');
}

/** Writes a decision to the console: with its advice and as a warning where something went wrong. */
function writeToConsole(entry) {
    const { advice, isNoFailure } = columnsOf(entry.name);
    const line = `[Selgeo] ${lineOf(entry)}`;
    // biome-ignore-start lint/suspicious/noConsole: this is what the debug build is for.
    if (advice && !isNoFailure)
        console.warn(`${line} → ${advice}`);
    else
        console.info(line);
    // biome-ignore-end lint/suspicious/noConsole: see above.
}

/**
 * Listens on the window in the capture phase, so before the page's own listeners. Again with the same listener changes
 * nothing. A page may have an `addEventListener` of its own: then there is nothing to hear.
 *
 * @param types Separated by blanks.
 */
function listen(types, listener) {
    for (const type of types.split(' '))
        quietly(() => addEventListener(type, listener, { capture: true, passive: true }));
}

/**
 * Calls back when a client-side router may have changed the address: with the Navigation API, and otherwise (before
 * Firefox 147 and Safari 26.2, https://developer.mozilla.org/docs/Web/API/Navigation_API, or where the page has a
 * `navigation` of its own) with the next event of any kind. No patched `history`, no polling.
 */
function onRouteChange(callback) {
    let isTold = false;
    quietly(() => {
        const { navigation } = window;
        if (!navigation?.currentEntry)
            return;
        navigation.addEventListener('currententrychange', callback);
        isTold = true;
    });
    if (!isTold)
        listen('click popstate hashchange pointermove scroll keyup visibilitychange', callback);
}

/**
 * Runs outside of all zones: in Angular's, zone.js would check the whole page for changes with each listener, timer and
 * promise of ours (https://github.com/angular/angular/tree/main/packages/zone.js).
 */
function outsideZone(run) {
    const { Zone } = window;
    return typeof Zone?.root?.run === 'function' ? Zone.root.run(run) : run();
}

/**
 * Resolves when the visitor sees a page that the browser has only prerendered so far
 * (https://developer.mozilla.org/docs/Web/API/Document/prerendering, Chromium). `undefined` or `false` for any other
 * page: a hidden background tab counts as seen.
 */
function whenActivated() {
    return (documentProperty('prerendering') &&
        new Promise((resolve) => document.addEventListener('prerenderingchange', resolve)));
}

/**
 * Calls back when nodes have been added to the document or removed from it, however many at a time. The observer is the
 * browser's own: the one that zone.js puts in its place starts Angular's change detection, which adds nodes again.
 */
function onDomChange(callback) {
    const { __zone_symbol__MutationObserver: Native = MutationObserver } = window;
    new Native(callback).observe(document, { childList: true, subtree: true });
}

/** Milliseconds after which a page counts as loaded whose `load` event does not come: an image may hang for ever. */
const LONGEST = 5000;
/** Calls back once, when the page has loaded: at once where it has. */
function whenLoaded(callback) {
    if (documentProperty('readyState') === 'complete') {
        callback();
        return;
    }
    let isOver = false;
    const once = () => {
        if (!isOver)
            callback();
        isOver = true;
    };
    addEventListener('load', once);
    setTimeout(once, LONGEST);
}

/** On a form or an input that has opted in; on an input that the snippet has added, `added`. */
const OPT_IN = 'data-selgeo';
const ADDED = 'added';
/** Puts the click ID into `<input data-selgeo>`; leaves any other element. */
function decorateInput(element) {
    if (element.localName === 'input' && attributeOf(element, OPT_IN) !== null)
        fill(element);
}
/** Puts the click ID into a form that has opted in, or into its marked input; leaves any other. See `fillForm`. */
function decorateForm(form, formData) {
    if (attributeOf(form, OPT_IN) !== null || markedInput(form))
        fillForm(form, formData);
}
/**
 * Puts the click ID, if there is one, into a form, whether that has opted in or not: into its `<input data-selgeo>`,
 * or into a hidden input named `click_id`, or as `<form data-selgeo="name">` says. A field of that name which the
 * merchant has not marked is theirs: it stays as it is, unless it is hidden and blank. Takes such an input itself as
 * well.
 *
 * @param formData What has been taken from the form already, when it is too late to change its inputs alone.
 */
function fillForm(form, formData) {
    quietly(() => {
        const input = form.localName === 'input'
            ? form
            : (markedInput(form) ?? inputNamed(form, attributeOf(form, OPT_IN) || 'click_id'));
        if (!input)
            return;
        fill(input);
        if (formData && input.name) {
            if (input.value)
                formData.set(input.name, input.value);
            else
                formData.delete(input.name);
        }
    });
}
/** The blank hidden field of that name in a form, or one that is made; nothing where the merchant has a field of that name. */
function inputNamed(form, name) {
    // A field may be called `elements`, and hide what the form has of that name.
    const fields = Reflect.get(HTMLFormElement.prototype, 'elements', form);
    const own = fields.namedItem(name);
    if (own)
        return own.type === 'hidden' && (!own.value || attributeOf(own, OPT_IN)) ? own : undefined;
    if (!readClickId())
        return undefined;
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.setAttribute(OPT_IN, ADDED);
    Node.prototype.appendChild.call(form, input);
    return input;
}
function markedInput(form) {
    return Element.prototype.querySelector.call(form, `input[${OPT_IN}]`);
}
function fill(input) {
    // What the merchant has marked is there to be filled, whatever it holds.
    const present = readClickId() ? (input.value === readClickId() ? input.value : '') : input.value;
    replace(input, present, (clickId) => {
        // Past the setter of a framework, which would take this for its own (react-hook-form, Vue).
        Reflect.set(HTMLInputElement.prototype, 'value', clickId ?? '', input);
        for (const type of ['input', 'change'])
            input.dispatchEvent(new Event(type, { bubbles: true }));
        if (!clickId && attributeOf(input, OPT_IN) === ADDED)
            input.remove();
    });
}

/** What a Payment Link takes the click ID as (https://docs.stripe.com/payment-links/url-parameters). */
const PARAMETER = 'client_reference_id';
function createLinkDecorator(hosts) {
    // Remembers what page code has been given.
    const given = document.createElement('a');
    function decorateUrl(address, element) {
        // It may be no URL.
        quietly(() => {
            const url = new URL(address, element?.baseURI);
            if (!hosts.includes(url.host))
                return;
            const { searchParams } = url;
            replace(element ?? given, searchParams.get(PARAMETER), (clickId) => {
                if (clickId)
                    searchParams.set(PARAMETER, clickId);
                else
                    searchParams.delete(PARAMETER);
                address = url.href;
            });
        });
        return address;
    }
    function decorateLink(element) {
        if (!/^a(rea)?$/.test(element.localName))
            return;
        for (const name of ['href', 'xlink:href']) {
            const address = attributeOf(element, name);
            const decorated = address && decorateUrl(address, element);
            if (decorated && decorated !== address)
                element.setAttribute(name, decorated);
        }
    }
    return { decorateUrl, decorateLink };
}

/**
 * What tells that a link or a form is about to be used: followed, sent, or read. These come also where there is no click
 * ID, because a copy of a page may bring a foreign one.
 */
const USE = 'click submit formdata';
/**
 * What comes before that, for links that are copied, dragged, or opened in a new tab. `pointerdown` is all that a long
 * press on iOS tells of itself; a keyboard must have moved the focus first.
 */
const USE_WITH_CLICK = 'pointerdown focusin auxclick contextmenu';
function createCarrier(hosts) {
    const { decorateUrl, decorateLink } = createLinkDecorator(hosts);
    const links = hosts.map((host) => `a[href*="${host}"],area[href*="${host}"]`);
    const places = `${links},svg a,input[data-selgeo],${STRIPE_ELEMENTS}`;
    let isWaiting = false;
    let isWatching = false;
    let isObserving = false;
    function decorate(element) {
        quietly(() => {
            decorateLink(element);
            decorateStripeElement(element);
            decorateInput(element);
        });
    }
    function sweep(root) {
        // The document may have an image or a form of that name.
        (root === document ? Document : DocumentFragment).prototype.querySelectorAll
            .call(root, places)
            .forEach(decorate);
    }
    function prepare(event) {
        const { type, target, formData, submitter } = event;
        // Focus and pointer come too early for a form: a framework may still hydrate it.
        const isSent = type === 'click' ? target.closest('button,[type=submit]') : /^submit|^formdata/.test(type);
        for (const node of event.composedPath()) {
            decorate(node);
            // An open shadow root is beyond the sweep of the document.
            if (node.mode)
                sweep(node);
            if (!isSent || node.localName !== 'form')
                continue;
            decorateForm(node, formData);
            // A form that leads to a Payment Link: the query of its address would be lost.
            const action = (submitter && attributeOf(submitter, 'formaction')) ?? attributeOf(node, 'action') ?? '';
            if (type === 'submit' && decorateUrl(action, node) !== action) {
                const input = inputNamed(node, PARAMETER);
                if (input)
                    fill(input);
            }
        }
    }
    function carry() {
        if (!isWaiting) {
            isWaiting = true;
            whenLoaded(() => whenIdle(() => {
                isWaiting = false;
                quietly(() => sweep(document));
            }));
        }
        // Of all that may come later, only these read the click ID before anybody uses them.
        if (!isWatching)
            for (const name of STRIPE_ELEMENTS)
                quietly(() => void customElements.whenDefined(name).then(watch));
        isWatching = true;
    }
    function watch() {
        carry();
        if (!isObserving)
            quietly(() => onDomChange(carry));
        isObserving = true;
    }
    return { carry, prepare, decorateUrl };
}

/** What a page cannot push a pause below, in milliseconds, whatever it has done to `Math.random`. */
const SHORTEST = 100;
/**
 * Milliseconds to wait after a failed attempt: "full jitter", a random part of 1, 4 and 16 seconds
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), so that a crowd that was turned away
 * together does not come back together.
 *
 * @param failures How many attempts have failed, from 1. With 0, up to a quarter of a second.
 * @param random From 0 up to 1, as `Math.random()` gives it; anything else counts as 1.
 */
function backOff(failures, random) {
    const share = random >= 0 && random < 1 ? random : 1;
    return Math.max(SHORTEST, share * 250 * 4 ** failures);
}

/**
 * A `Retry-After` header in seconds, 0 for none or a malformed one. It can be a number of seconds, or a date.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 *
 * @param now Milliseconds since 1970.
 */
function retryAfter(header, now) {
    if (!header)
        return 0;
    const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
    return seconds > 0 ? seconds : 0;
}

/** Requests for one click on one page, whatever happens. */
const MOST = 12;
/**
 * Makes the delivery of a page. Each parked click has a series of attempts of its own, so that one that cannot be
 * delivered does not hold up the next; with `data-attribution="first"` one follows the other, because the first that the
 * API accepts counts.
 */
function createDelivery(options, onRegistered) {
    /** By token: a page that makes every click new does not make more requests by that. */
    const all = new Map();
    const sleepers = [];
    let byXhr = false;
    let isRejected = false;
    const pause = (milliseconds) => new Promise((resolve) => {
        sleepers.push(resolve);
        setTimeout(resolve, milliseconds);
    });
    function send() {
        for (const click of readParked().slice(0, options.keepFirst ? 1 : undefined)) {
            const series = all.get(click.ref) ?? { requests: 0 };
            if (series.isRunning || series.requests >= MOST)
                continue;
            all.set(click.ref, series);
            series.isRunning = true;
            series.end = deliver(click, series)
                // The page has replaced what this builds on.
                .catch(() => { })
                .then(() => {
                series.isRunning = false;
                // The next one, if it has waited for this.
                if (!find(click))
                    send();
            });
        }
    }
    /** One series of attempts. */
    async function deliver(click, series) {
        // Never without a pause: many pages have the same occasion. The page around a frame most likely sends the same click.
        if (series.requests || frameElement)
            await pause(backOff(1, Math.random()));
        for (let failures = 1; find(click) && series.requests < MOST; failures++) {
            series.requests++;
            trace('sent', { click, attempt: series.requests });
            const answer = await postClick(click, options, byXhr);
            keep();
            // While this page was frozen in the back/forward cache, another one may have delivered the click.
            if (!find(click) || isSettled(click, answer))
                return;
            // A page may have wrapped the one so that it cannot work.
            if (!answer.status)
                byXhr = !byXhr;
            const asked = 1000 * retryAfter(answer.retryAfter, Date.now());
            // No timer holds that: nothing more on this page.
            if (asked >= 2 ** 31)
                series.requests = MOST;
            else if (failures < ATTEMPTS) {
                if (asked)
                    await new Promise((resolve) => setTimeout(resolve, asked));
                await pause(backOff(failures, Math.random()));
                continue;
            }
            break;
        }
        trace('attempts-used-up', { click });
    }
    /** Makes of an answer what it is worth. Gives whether the click is over. */
    function isSettled(click, { clickId, visitorToken, isRefused, status }) {
        if (!clickId && !isRefused) {
            trace(reasonOf(status), { click, status });
            return false;
        }
        const parked = readParked();
        const place = parked.findIndex(isSame(click));
        const [current] = parked.splice(place, 1);
        if (isRefused) {
            isRejected = true;
            writeLandings(readLandings().map((landing) => (landing.ref === click.ref ? { ...landing, isRefused } : landing)));
            trace(status === 401 ? 'key-unknown' : 'refused', { click, status });
        }
        else {
            // With `first`, nothing else counts any more. Else those before it are older, and must not overwrite it.
            if (options.keepFirst)
                parked.length = 0;
            parked.forEach((other, index) => {
                if (index < place)
                    parked[index] = { ...other, isLate: true };
            });
        }
        writeParked(parked);
        if (current?.isLate)
            trace('registered-late', { click });
        else if (clickId) {
            writeClick(clickId, visitorToken);
            trace('registered', { click, clickId });
            onRegistered();
        }
        return true;
    }
    /** Waits for the newest click, and where that brings no click ID, for those before it. */
    async function outcome() {
        const newestFirst = [...all.values()].reverse();
        for (const { end } of newestFirst) {
            await end;
            if (readClickId())
                return 'none';
        }
        if (newestFirst.length < all.size)
            return outcome();
        if (readParked().length)
            return 'unreachable';
        return isRejected ? 'rejected' : 'none';
    }
    const wake = () => {
        for (const resolve of sleepers.splice(0))
            resolve();
    };
    return { send, wake, outcome, pause };
}
const isSame = ({ request_id }) => (click) => click.request_id === request_id;
const find = (click) => readParked().find(isSame(click));
/** What an answer was that settles nothing. */
function reasonOf(status = 0) {
    if (!status)
        return 'unanswered';
    if (isNotNow(status))
        return 'not-now';
    return status < 400 ? 'answer-without-id' : 'not-the-api';
}

/** How long a new tab waits for the others, in milliseconds; the newest of the clicks that come until then counts. */
const TABS_ANSWER_WITHIN = 300;
/**
 * Joins the site's open tabs, which hand their click to one that has none: a link with `target=_blank` opens a tab with
 * empty storage. Returns the function that tells the others what this tab has. Without a click ID that is a question,
 * and a tab that has one answers. Nothing else is ever sent: a message drops pages from Chromium's back/forward cache.
 */
function joinTabs(onReceived) {
    const channel = new BroadcastChannel('__selgeo');
    let takenAt = 0;
    let until = 0;
    /** Click ID, visitor token, landings, and when the newest of them was, in milliseconds since 1970. */
    const tell = () => {
        until = Date.now() + TABS_ANSWER_WITHIN;
        channel.postMessage([
            readClickId(),
            readVisitorToken(),
            readItem('__selgeo_seen'),
            currentLanding()?.at ?? 0,
        ]);
    };
    channel.onmessage = ({ data }) => {
        const [clickId, visitorToken, seen, at] = Array.isArray(data) ? data : [];
        const taken = uuidOf(clickId);
        if (!taken) {
            if (readClickId())
                tell();
            return;
        }
        const registeredAt = Number(at) || 0;
        // Of several answers the newest counts.
        const isNewer = takenAt > 0 && registeredAt > takenAt && Date.now() < until;
        if (hasClick() && !isNewer)
            return;
        takenAt = registeredAt || 1;
        writeClick(taken, visitorToken);
        if (typeof seen === 'string')
            writeItem('__selgeo_seen', seen);
        trace('taken-over', { clickId: taken });
        onReceived();
    };
    return tell;
}

/** Starts the snippet on this page and publishes its API, unless it is running already: then returns that one. */
function startTracker(options) {
    const early = window.__selgeo;
    // An element of that ID is one as well.
    if (typeof early?.version === 'string') {
        trace('already-running');
        // It may have lost its listeners: `document.open()` takes all of them.
        quietly(() => void early.ready());
        return early;
    }
    trace('started', { options });
    const selgeo = outsideZone(() => track(options));
    quietly(() => {
        // Where the page has frozen the property, it keeps what it has.
        window.__selgeo = selgeo;
    });
    if (Array.isArray(early?.q))
        for (const answer of early.q)
            quietly(() => void answer(selgeo));
    return selgeo;
}
function track(options) {
    beginKeeping();
    const { carry, prepare, decorateUrl } = createCarrier(options.hosts);
    const delivery = createDelivery(options, onRegistered);
    let lookedAt;
    let tellTabs;
    let isUntold = false;
    let isJoining = false;
    // Where the page has replaced what this builds on, it fails in silence.
    const visited = visit().catch(() => { });
    return {
        version,
        getClickId: () => {
            keep();
            return readClickId();
        },
        ready: (limit) => new Promise((settle) => outsideZone(() => {
            const answer = (reason = 'unreachable') => {
                const clickId = readClickId();
                settle({ clickId, status: clickId ? 'registered' : reason });
            };
            visited
                .then(onOccasion)
                .then(delivery.outcome)
                .then(answer, () => answer());
            const timeout = limit?.timeout;
            if (timeout < 2 ** 31)
                setTimeout(answer, timeout, 'pending');
        })),
        fillForm,
        decorateUrl,
    };
    /** The story of one visit: park the referral, deliver it, carry the click ID into the page and to other tabs. */
    async function visit() {
        await whenActivated();
        const referrer = documentProperty('referrer');
        const from = originOf(referrer);
        let isNewTab;
        quietly(() => {
            isNewTab = from === location.origin && history.length === 1;
            // The visitor may have left the landing page before any script ran there. In a new tab, that page is still open.
            if (from === location.origin && !isNewTab)
                parkReferral(options, referrer);
        });
        quietly(() => {
            // A router may have cleaned the address before an async script runs: the timing entry still has the original.
            const [entry] = performance.getEntriesByType('navigation');
            if (entry)
                parkReferral(options, entry.name, entry.type === 'navigate', from ?? '');
        });
        onOccasion();
        if (isNewTab && !hasClick() && options.handOff) {
            trace('tabs-asked');
            quietly(join);
            tell();
            await delivery.pause(TABS_ANSWER_WITHIN);
            // Nobody has answered: a script has left the landing page, and there is no other tab.
            if (tellTabs && !hasClick())
                parkReferral(options, referrer);
            onOccasion();
        }
        trace('searched', { isNewTab });
    }
    /** Does what there is to do whenever something has happened: find a referral, send what is parked, carry the click ID. */
    function onOccasion() {
        quietly(() => {
            keep();
            // Again and again: `document.open()` removes all listeners.
            onRouteChange(onMove);
            listen(USE, onUse);
            listen('pageshow online', onReturn);
            // The last moment to put back what the page has taken out of the storage.
            listen('pagehide', onOccasion);
            lookedAt = location.href;
            parkReferral(options, lookedAt);
            delivery.send();
            // The page around a frame may have the click. It is null in a frame of another site.
            if (hasClick() || frameElement)
                listen('storage', onOccasion);
            if (!hasClick())
                return;
            listen(USE_WITH_CLICK, onUse);
            carry();
            if (!isJoining)
                whenIdle(() => quietly(join));
            isJoining = true;
        });
    }
    function onMove() {
        if (location.href !== lookedAt)
            onOccasion();
    }
    function onUse(event) {
        onOccasion();
        quietly(() => prepare(event));
        // A tab that this opens will ask.
        if (hasClick())
            quietly(join);
    }
    function onReturn(event) {
        // A page that is shown for the first time has just begun: nothing to hurry.
        if (event.persisted !== false)
            delivery.wake();
        onOccasion();
    }
    function onRegistered() {
        onOccasion();
        tell();
    }
    function onReceived() {
        delivery.wake();
        onOccasion();
    }
    /** Joins the other tabs, unless the merchant does not want it. Safari before 15.4 has no channel: there it throws. */
    function join() {
        if (options.handOff)
            tellTabs ?? (tellTabs = joinTabs(onReceived));
        if (isUntold)
            tell();
    }
    /** A new tab may have asked before. */
    function tell() {
        isUntold = !tellTabs;
        quietly(() => tellTabs?.());
    }
}

/**
 * Starts the snippet on this page, registers the visitor's referral and publishes the returned object as
 * `window.__selgeo`. Where the script tag or an earlier `init` runs already, returns that one and starts nothing.
 * Never throws. On a server, where there is no visitor, it does nothing and returns an object that knows no click.
 */
function init$1(options) {
    if (typeof window === 'undefined')
        return NO_VISITOR;
    try {
        return startTracker(readOptions(onlyTexts(options)));
    }
    catch {
        // The page has put something of its own into `window.__selgeo`.
        return published() ?? NO_VISITOR;
    }
}
/** What `window.__selgeo` holds, unless the page has put something of its own there. */
function published() {
    const selgeo = typeof window === 'undefined' ? undefined : window.__selgeo;
    return typeof selgeo?.ready === 'function' ? selgeo : undefined;
}
const NO_VISITOR = {
    version,
    getClickId: () => null,
    ready: async () => ({ clickId: null, status: 'none' }),
    fillForm: () => { },
    decorateUrl: (url) => url,
};
// A caller without types may pass anything; an attribute of the tag is always text.
function onlyTexts(options) {
    return Object.fromEntries(Object.entries(options ?? {}).filter(([, value]) => typeof value === 'string'));
}

/**
 * As `init` of the main entry; besides, it writes every decision of the visit to the console, adds `inspect()` to what
 * it returns and shows the inspector. Takes the attributes of the script tag as well.
 */
function init(options) {
    if (typeof window === 'undefined')
        return init$1(options);
    const early = window.__selgeo;
    // The stub of a page gets a version as well, once there is one.
    const isRunning = early?.version !== undefined;
    const asked = askedByAddress();
    quietly(() => {
        if (asked)
            keepDebugging(asked === 'on');
        // A second `init`: the log of the first one says so.
        if (early?.inspect)
            return;
        if (asked !== 'off')
            onEntry(writeToConsole);
        followVisit({ ...options });
        diagnoseFailures(() => startedWith()?.apiOrigin);
    });
    const selgeo = init$1(options);
    quietly(() => {
        if (isRunning)
            return;
        noteQuestions(selgeo);
        Object.assign(selgeo, { inspect });
        // What the page's inline stub has become answers alike.
        if (early?.q)
            Object.assign(early, selgeo);
        if (window.__selgeo !== selgeo)
            record('global-taken');
        if (asked !== 'off') {
            // Where the tag or `init` asks for it, the next page has it again.
            whenShown(() => openPanel(isKept() ? 'Stop debugging' : 'Close', () => keepDebugging(false)));
        }
    });
    return selgeo;
}
/** Calls back when the page has loaded and is idle: before, a framework may still hydrate the whole document. */
function whenShown(callback) {
    const soon = () => whenIdle(() => quietly(callback));
    if (document.readyState === 'complete')
        soon();
    else
        addEventListener('load', soon, { once: true });
}

export { init };
//# sourceMappingURL=debug.js.map
