'use strict';

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

/** Of `src/visit/click-api.ts`, less what a timer may be early. */
const TIMEOUT$1 = 9900;
/**
 * Below this, in milliseconds, a request has most likely not left the browser. Measured in Chromium 156 with an extension
 * (declarativeNetRequest), on a machine with two busy cores: the second request that was blocked failed after 1 to 4 ms,
 * the first one of a page that was still loading after up to 100. A refused connection, one that the server cuts and a
 * name that does not exist took 1 to 10 ms as well, all on that same machine. From another machine, a refusal takes a
 * round trip longer. Other browsers: not measured.
 */
const AT_ONCE = 10;
/**
 * Why an attempt had no answer. Browsers hide that from pages, so SG72 and SG73 are the likelier of two, and their texts
 * name the other. Where the same address fails and the front page of the API answers, it is hardly the network; but many
 * front pages do not answer other sites (`Cross-Origin-Resource-Policy`), and then only the time is left to judge by.
 */
function causeOf({ isForbidden, isOnline, duration, again, front, isLocal }) {
    if (isForbidden)
        return 'SG70';
    if (!isOnline)
        return 'SG71';
    if (duration >= TIMEOUT$1)
        return 'SG74';
    // The API was reached: it has cut the connection, or not allowed the page to read its answer.
    if (again.isAnswered)
        return 'SG73';
    if (front.isAnswered)
        return 'SG72';
    // On the own machine a refusal takes no longer, and a server that does not run is likelier.
    return again.duration < AT_ONCE && !isLocal ? 'SG72' : 'SG73';
}

const entries = [];
const listeners = new Set();
/** Everything that has been decided on this page, the oldest first. */
function readLog() {
    return entries;
}
function record(code, facts = {}) {
    const entry = { code, at: performance.now(), facts };
    entries.push(entry);
    for (const listener of [...listeners])
        listener(entry);
}
/** Calls back with each later entry, until the returned function is called. */
function onEntry(listener) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
}

const PATIENCE$1 = 3000;
const LOCAL = /^(localhost|.*\.localhost|127\..*|\[::1\])$/;
/** Finds out why each attempt failed that nobody has answered, and records it. */
function diagnoseFailures(apiOrigin) {
    let isForbidden = false;
    // A policy that only reports blocks nothing.
    document.addEventListener('securitypolicyviolation', ({ disposition, blockedURI }) => {
        if (disposition !== 'report' && originOf$1(blockedURI) === originOf$1(apiOrigin()))
            isForbidden = true;
    });
    onEntry(async (entry) => {
        const origin = apiOrigin();
        if (entry.code !== 'SG23' || !origin || typeof fetch !== 'function')
            return;
        const isOnline = navigator.onLine;
        const duration = entry.at - (sentAt(entry) ?? entry.at);
        // The report of a violation comes as a task of its own.
        await new Promise((resolve) => setTimeout(resolve, 50));
        const unasked = { isAnswered: false, duration: PATIENCE$1 };
        const isClear = isForbidden || !isOnline;
        // One after the other: they would share a connection that is being opened.
        const again = isClear ? unasked : await probe(`${origin}/v1/clicks`);
        const front = isClear || again.isAnswered ? unasked : await probe(`${origin}/`);
        const isLocal = LOCAL.test(new URL(origin).hostname);
        const code = causeOf({ isForbidden, isOnline, duration, again, front, isLocal });
        record(code, { ...entry.facts, failedAt: entry.at });
    });
}
/** Whether anything answers at all; what, no page may read. */
async function probe(address) {
    const from = performance.now();
    const signal = AbortSignal.timeout?.(PATIENCE$1) ?? null;
    const isAnswered = await fetch(address, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal })
        .then(() => true)
        .catch(() => false);
    return { isAnswered, duration: performance.now() - from };
}
function sentAt({ facts }) {
    const id = facts.click?.request_id;
    return [...readLog()].reverse().find(({ code, facts }) => code === 'SG21' && facts.click?.request_id === id)
        ?.at;
}
/** Of a report; some of them hold a word, such as `inline`. */
function originOf$1(address) {
    try {
        return new URL(address ?? '').origin;
    }
    catch {
        return undefined;
    }
}

/**
 * Whether an address has a parameter for the referral, but nothing in it that could be one: blank, or more than 255
 * characters. The counterpart of `findReferral`.
 */
function isUnusable(url, params) {
    try {
        const values = params.map((name) => new URL(url).searchParams.get(name)?.trim());
        const present = values.filter((value) => value !== undefined);
        return present.length > 0 && present.every((value) => value === '' || value.length > 255);
    }
    catch {
        return false;
    }
}

/** The origin of an http(s) address, as it is written there; `undefined` for anything else, and with a user name. */
function originOf(address) {
    return address?.match(/^https?:\/\/[\w.:-]+(?=\/|$)/)?.[0];
}

/** Turns raw options into validated ones. */
function readOptions(raw) {
    return {
        merchantKey: raw.merchant?.match(/^pk_(live|test)_\w+$/)?.[0],
        apiOrigin: originOf(raw.apiUrl) ?? 'https://api.selgeo.com',
        params: raw.param?.match(/[^\s,]+/g) ?? ['ref'],
        keepFirst: raw.attribution === 'first',
        // Hosts become part of a CSS selector, so nothing but a host may pass.
        hosts: ['buy.stripe.com', ...(raw.paymentLinkHosts?.match(/[\w.:-]+/g) ?? [])],
        handOff: raw.tabs !== 'off',
        requestHeaders: raw.contentType === 'application/json' ? { 'Content-Type': raw.contentType } : {},
    };
}

/** The names of all options, as `init` takes them. */
const NAMES = [
    'merchant',
    'apiUrl',
    'param',
    'attribution',
    'paymentLinkHosts',
    'tabs',
    'contentType',
];
/**
 * The options that are malformed, or that are none but look like a misspelt one; the merchant key aside. Names only: a
 * value may be a secret that was pasted into the wrong place. Attributes of frameworks and other vendors are passed over.
 */
function optionProblems(raw) {
    return Object.keys(raw).filter((name) => {
        if (name === 'debug' || name === 'merchant' || raw[name] === undefined)
            return false;
        return isOption(name) ? isMalformed(name, raw[name]) : NAMES.some((known) => isLike(name, known));
    });
}
function isOption(name) {
    return NAMES.includes(name);
}
function isMalformed(name, value) {
    if (typeof value !== 'string')
        return true;
    const options = readOptions({ [name]: value });
    switch (name) {
        case 'apiUrl':
            return !value.startsWith(options.apiOrigin);
        case 'param':
            return !options.params.every((param) => value.includes(param));
        case 'attribution':
            return !/^(first|last)$/.test(value);
        case 'tabs':
            return !/^(on|off)$/.test(value);
        case 'contentType':
            return !/^(text\/plain|application\/json)$/.test(value);
        // Hosts are compared as browsers write them, in lower case.
        default:
            return /[^a-z\d_.:,\s-]/.test(value);
    }
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

/** A text from the network, storage or a page as a UUID of any version and case; `undefined` when it is none. */
function uuidOf(text) {
    return text?.match(/^[\da-f]{8}(-[\da-f]{4}){4}[\da-f]{8}$/i)?.[0];
}

// Where the tab's storage is switched off or sandboxed away, or when it is full: memory, for the life of the page.
let storage = {};
quietly(() => {
    // Null in an Android WebView whose app has not switched it on.
    storage = sessionStorage ?? storage;
});
/** The stored value, if any. Read afresh each time: other pages of the tab may have stored a newer one. */
function readItem(key) {
    return storage[key];
}
/** Stores a value for this tab. */
function writeItem(key, value) {
    try {
        storage[key] = value;
    }
    catch {
        storage = { ...storage, [key]: value };
    }
}
/** The stored list; empty when there is none, or when it is not JSON. */
function readList(key) {
    try {
        // What is stored may be JSON and still no list.
        return [].concat(JSON.parse(storage[key]));
    }
    catch {
        return [];
    }
}
function writeList(key, list) {
    writeItem(key, JSON.stringify(list));
}

/** The click ID in force, or `null`. A stored value that is not a UUID is treated as absent. */
function readClickId() {
    return uuidOf(readItem('__selgeo_cid')) ?? null;
}

/**
 * A new random UUID: the end of a blob's address (https://w3c.github.io/FileAPI/#unicodeBlobURL). `crypto.randomUUID`
 * would need a secure context, and merchants have pages on plain http.
 */
function requestId() {
    return URL.createObjectURL(new Blob()).slice(-36);
}

function createClick(ref, landingUrl, options) {
    const referrer = originOf(document.referrer);
    return {
        merchant_key: options.merchantKey,
        ref,
        request_id: requestId(),
        landing_url: landingUrl.replace(/[?#].*/, ''),
        referrer: referrer === location.origin ? undefined : referrer,
        visitor_token: readItem('__selgeo_vtk'),
    };
}
/** Milliseconds after which an attempt that has not been answered completely counts as failed. */
const TIMEOUT = 10000;
/**
 * Registers a click. The default content type makes it a CORS "simple request", which costs no preflight
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header); `keepalive` lets it outlive the page. Never rejects.
 */
async function postClick(click, options) {
    let answer = {};
    try {
        // A page may have put something in its place that gives nothing.
        answer =
            (await fetch(`${options.apiOrigin}/v1/clicks`, {
                method: 'POST',
                headers: options.requestHeaders,
                body: JSON.stringify(click),
                credentials: 'omit',
                keepalive: true,
                // Missing before Safari 16: there, an attempt takes as long as the browser lets it.
                signal: AbortSignal.timeout?.(TIMEOUT),
            })) ?? answer;
        const body = answer.ok && (await answer.json());
        if (uuidOf(body.click_id))
            answer = body;
    }
    catch {
        // No answer, or one without a click ID.
    }
    return answer;
}
/** Whether a status refuses a click for good: 408, 425 and 429 say "not now", every other 4xx says "never". */
function isRejection(status) {
    return /^4(?!08|25|29)/.test(status);
}

/**
 * Finds the referral token in an absolute landing URL: the first of `params` that is present with 1 to 255 characters,
 * decoded and trimmed. Returns `undefined` when there is none.
 */
function findReferral(url, params) {
    return params
        .map((name) => new URL(url).searchParams.get(name)?.trim())
        .find((token) => token && token.length < 256);
}

/**
 * Stands in for `src/visit/trace.ts` in the debug build. The addresses of a visit are looked at again and again: that the same
 * referral is still there is said once, and not at all where this page has parked its click.
 */
function trace(code, facts = {}) {
    const { ref } = facts;
    const isKnown = readLog().some((entry) => ref && (entry.facts.ref === ref || (code === 'SG12' && entry.facts.click?.ref === ref)));
    if (!isKnown)
        record(code, facts);
}

/** What this tab has of a click, if anything: its ID, or what is parked until the API has answered. */
function currentClick() {
    return readClickId() ?? readList('__selgeo_parked')[0];
}
/**
 * Parks the click that an address carries, unless this tab has had that referral. Returns whether it has.
 *
 * @param isFresh Whether the visitor has just followed a link to it. Then a referral counts again once another one has
 * come in between; but who goes back to an older landing page has not followed a link.
 */
function parkReferral(options, url, isFresh) {
    const ref = options.merchantKey && findReferral(url, options.params);
    if (!ref)
        return false;
    const seen = readList('__selgeo_seen');
    if ((!isFresh && seen.includes(ref)) || (currentClick() && (options.keepFirst || seen[0] === ref))) {
        trace(seen[0] === ref ? 'SG12' : seen.includes(ref) && !isFresh ? 'SG14' : 'SG13', { ref });
        return false;
    }
    const click = createClick(ref, url, options);
    writeList('__selgeo_seen', [ref, ...seen]);
    writeList('__selgeo_parked', [...readList('__selgeo_parked'), click]);
    trace('SG20', { click });
    return true;
}

/** The options that the snippet has started with on this page, once it has. */
function startedWith() {
    return readLog().find(({ code }) => code === 'SG01')?.facts.options;
}

const PROBE = '__selgeo_probe';
const KEYS$1 = ['__selgeo_cid', '__selgeo_parked'];
/** Whether the tab's storage takes a value, and has those that the snippet holds. Leaves it as it was. */
function storageWorks(readItem) {
    try {
        sessionStorage.setItem(PROBE, '1');
        sessionStorage.removeItem(PROBE);
        return KEYS$1.every((key) => (readItem(key) ?? null) === sessionStorage.getItem(key));
    }
    catch {
        return false;
    }
}

/** Follows a visit, and records what its own decisions leave unsaid: about the options, the storage and the referral. */
function followVisit(raw) {
    onEntry(({ code, facts }) => {
        if (code === 'SG01' && facts.options) {
            if (!facts.options.merchantKey)
                record('SG02');
            for (const option of optionProblems(raw))
                record('SG03', { option });
            if (readItem('__selgeo_cid') !== undefined && !readClickId())
                record('SG41');
        }
        if (/SG(01|20|22|31)/.test(code) && !isSaid('SG40') && !storageWorks(readItem))
            record('SG40');
        if (code === 'SG05') {
            const options = startedWith();
            if (options?.merchantKey && !currentClick())
                record(absence(options, facts.isNewTab === true));
        }
    });
}
/** Why there is no referral, now that all addresses of the visit have been looked at. */
function absence({ params, handOff }, isNewTab) {
    const landing = performance.getEntriesByType('navigation').map(({ name }) => name);
    if ([...landing, location.href].some((url) => isUnusable(url, params)))
        return 'SG15';
    if (isNewTab)
        return handOff ? 'SG32' : 'SG33';
    return readList('__selgeo_seen').length > 0 ? 'SG16' : 'SG11';
}
const isSaid = (wanted) => readLog().some(({ code }) => code === wanted);

/** The version of this package. A test keeps it equal to `package.json`. */
const version = '0.1.0';

/** Elements of Stripe that take a `client-reference-id` (https://docs.stripe.com/payment-links/buy-button). */
const STRIPE_ELEMENTS = ['stripe-buy-button', 'stripe-pricing-table'];
/** Makes the decorator of a page. It knows its own click IDs again; a value of the merchant's it never touches. */
function createStripeDecorator(hosts) {
    /** What gives way to the click ID: blanks, and older click IDs that this page has put there itself. */
    const replaceable = ['', null];
    /** Hands the click ID to `write` where it may replace what is present. */
    function replace(present, write) {
        const clickId = readClickId();
        if (clickId && clickId !== present && replaceable.includes(present)) {
            if (!replaceable.includes(clickId))
                replaceable.push(clickId);
            write(clickId);
        }
    }
    function decorateUrl(url) {
        // It may be no URL.
        quietly(() => {
            const link = new URL(url);
            if (hosts.includes(link.host)) {
                replace(link.searchParams.get('client_reference_id'), (clickId) => {
                    link.searchParams.set('client_reference_id', clickId);
                    url = link.href;
                });
            }
        });
        return url;
    }
    function decorateStripe(element) {
        const { href } = element;
        const decorated = decorateUrl(href);
        if (decorated !== href)
            element.href = decorated;
        if (STRIPE_ELEMENTS.includes(element.localName)) {
            replace(element.getAttribute('client-reference-id'), (clickId) => element.setAttribute('client-reference-id', clickId));
        }
    }
    return [decorateStripe, decorateUrl];
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
 * The stable codes of the debug mode, the inspector and the doctor. A number is never used again for anything else:
 * merchants search for them. SG0x start and key, SG1x referral, SG2x delivery, SG3x tabs, SG4x storage, SG5x what
 * carries the click ID, SG6x what does not, SG7x why the API could not be reached, SG8x the page's own code and tag.
 */
const CODES = {
    SG01: { meaning: 'The snippet has started.' },
    SG02: {
        meaning: 'The merchant key is missing or malformed, so nothing is sent.',
        advice: 'Set data-merchant to your public key, pk_live_… or pk_test_…, as the dashboard shows it.',
    },
    SG03: {
        meaning: 'An option is malformed or unknown, and its default holds.',
        advice: 'Compare the attribute with the table of options.',
    },
    SG04: {
        meaning: 'The snippet runs already; this second tag or init has started nothing.',
        advice: 'Keep one of the two.',
    },
    SG05: { meaning: 'Every address of the visit has been looked at, and other tabs where they count.' },
    SG06: {
        meaning: 'The visit has not begun: the page is prerendered, or waits for an answer of the other tabs.',
        advice: 'Wait for ready({ timeout }) in checkout code.',
    },
    SG10: { meaning: 'A referral was found in an address of this visit.' },
    SG11: {
        meaning: 'No referral: neither the address nor an earlier page of this tab has one.',
        advice: 'Open the page through a tracking link, such as https://your-site.com/?ref=abc123.',
    },
    SG12: { meaning: 'The referral is the one that this tab has already; it is not a new click.' },
    SG13: { meaning: 'Another referral came later, and data-attribution="first" keeps the first.' },
    SG14: { meaning: 'The referral is of an older page: going back or reloading is not a new click.' },
    SG15: {
        meaning: 'The referral is blank or longer than 255 characters, so it is none.',
        advice: 'Copy the tracking link from the dashboard again.',
    },
    SG16: {
        meaning: 'This tab had a referral, and nothing is left of it: the API refused it, or its storage was emptied.',
        advice: 'Open the tracking link in a new tab with ?selgeo_debug, and see what becomes of it on the first page.',
    },
    SG20: { meaning: 'The click is parked in the tab until the API has answered.' },
    SG21: { meaning: 'The click is sent.' },
    SG22: { meaning: 'The click is registered; its click ID is in force.' },
    SG23: {
        meaning: 'No answer: the network, the browser or an extension has stopped the request.',
        advice: 'See the codes SG70 to SG75 for the reason.',
    },
    SG24: {
        meaning: 'The API cannot take the click now; it is sent again.',
        advice: 'Nothing to do: what is not registered on this page goes on with the next one.',
    },
    SG25: {
        meaning: 'The API has refused the click for good.',
        advice: 'The tracking link may be deleted: compare it with the dashboard.',
    },
    SG26: {
        meaning: 'The attempts of this page are used up; the next page of the tab goes on.',
        advice: 'See why the attempts failed, then open another page of the site in this tab.',
    },
    SG27: {
        meaning: 'The API has answered without a click ID; that counts as no answer.',
        advice: 'Check data-api-url: something else than the attribution API answers there.',
    },
    SG28: {
        meaning: 'The API does not know the merchant key.',
        advice: 'Copy the key again, and mind its mode: a test key is unknown to the live API.',
    },
    SG29: { meaning: 'The click is still under way.', advice: 'Wait for ready({ timeout }) in checkout code.' },
    SG30: { meaning: 'A new tab asks the other tabs of the site for their click.' },
    SG31: { meaning: 'The click was taken over from another tab.' },
    SG32: {
        meaning: 'This tab was opened by your site, and no other tab had a click to hand over.',
        advice: 'Keep the landing page open until the new tab has loaded, or open the page in the same tab.',
    },
    SG33: {
        meaning: 'This tab was opened by your site, and data-tabs="off" keeps it from asking the others.',
        advice: 'Remove data-tabs, or open the page in the same tab.',
    },
    SG40: {
        meaning: 'The storage of the tab is switched off or full: the click ID is lost with this page.',
        advice: 'Allow site data for this page. In a sandboxed frame, add allow-same-origin.',
    },
    SG41: {
        meaning: 'The stored click ID is not a UUID, so it counts as none.',
        advice: 'Something else writes sessionStorage.__selgeo_cid: leave that key to the snippet.',
    },
    SG50: { meaning: 'It carries the click ID.' },
    SG51: { meaning: 'It gets the click ID when it is used.' },
    SG52: { meaning: 'It gets the click ID once the page has loaded and is idle.' },
    SG60: {
        meaning: 'There is no click ID to carry yet.',
        advice: 'See why there is none.',
    },
    SG61: {
        meaning: 'It has a client_reference_id of your own, which stays.',
        advice: 'Remove that value, or report the sale with createConversion.',
    },
    SG62: {
        meaning: 'It leads to a host that is no Payment Link host.',
        advice: 'If that is your own Payment Link domain, name it in data-payment-link-hosts.',
    },
    SG63: {
        meaning: 'The form has not opted in.',
        advice: 'If it signs up or sells something, add data-selgeo to it, or call fillForm(form).',
    },
    SG64: {
        meaning: 'The form has a field of that name of its own, which stays.',
        advice: 'Mark that field with data-selgeo, or name another one: data-selgeo="other_name".',
    },
    SG65: {
        meaning: "It is one of Stripe's elements inside a shadow root, where the snippet does not look.",
        advice: 'Set client-reference-id yourself from getClickId(), or take it out of the shadow root.',
    },
    SG66: {
        meaning: 'It leads to Stripe, but not to a Payment Link, and nothing can be added there.',
        advice: 'For Checkout, set client_reference_id where your back end creates the session.',
    },
    SG67: {
        meaning: 'The marked field has no name or is disabled, so the browser does not send it.',
        advice: 'Give it a name, and enable it.',
    },
    SG68: {
        meaning: 'It is a Payment Link inside an SVG image, where the snippet does not look.',
        advice: 'Put an HTML link around the image, or set its address with decorateUrl(url).',
    },
    SG70: {
        meaning: "The page's Content Security Policy forbids the request.",
        advice: 'Add the origin of the API to connect-src.',
    },
    SG71: { meaning: 'The browser is offline.', advice: 'The click goes on when the network is back.' },
    SG72: {
        meaning: 'The request failed within milliseconds: most likely an extension blocks it; else the API refuses connections.',
        advice: 'Open the page in a private window without extensions. If it fails there as well, check that the API runs.',
    },
    SG73: {
        meaning: 'The API could not be reached: its server, the network, or what it says about CORS; or an extension.',
        advice: 'Check data-api-url, and that the API runs and answers with Access-Control-Allow-Origin.',
    },
    SG74: { meaning: 'The API has not answered within 10 seconds.', advice: 'Check how fast the API answers.' },
    SG75: {
        meaning: "The page's Content Security Policy forbids the script.",
        advice: "Add the script's origin to script-src.",
    },
    SG80: {
        meaning: 'The page has asked for the click ID before there was one.',
        advice: 'Ask at the moment of checkout, or wait for ready({ timeout }). useClickId() asks again by itself.',
    },
    SG81: {
        meaning: 'There is no script tag of the snippet on this page.',
        advice: 'Put the tag into the head of every page.',
    },
    SG82: {
        meaning: 'The script of the tag could not be loaded.',
        advice: 'Check the address of the tag, and its integrity attribute.',
    },
    SG83: {
        meaning: 'The script has loaded, and window.__selgeo is not its own.',
        advice: 'Something else on the page defines window.__selgeo: rename that.',
    },
    SG84: {
        meaning: 'The page could not be opened.',
        advice: 'Check the address, and that the page can be had without a login.',
    },
    SG85: {
        meaning: 'There is a referral, and no click was sent.',
        advice: 'Look for code that replaces fetch, and whether init of the npm package has the merchant key.',
    },
    SG86: {
        meaning: 'Nothing on this page carries the click ID.',
        advice: 'Nothing to do where visitors pay on another page. Else use a Payment Link or data-selgeo, or send getClickId().',
    },
};

function explain(code) {
    const { meaning, advice } = CODES[code];
    return { code, meaning, advice: advice ?? null };
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
        return 'SG63';
    if (!marked && hasField(element, name || 'click_id'))
        return 'SG64';
    if (marked && !isSent(marked))
        return 'SG67';
    if (!clickId)
        return 'SG60';
    return marked?.value === clickId ? 'SG50' : 'SG51';
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
        return { kind: 'link', code: 'SG68' };
    if (isPaymentLink) {
        return { kind: 'payment-link', code: judgeReference(url.searchParams.get('client_reference_id'), terms) };
    }
    if (/(^|\.)stripe\.com$/.test(url.hostname))
        return { kind: 'link', code: 'SG66' };
    const resembles = (LIKE_A_PAYMENT_HOST.test(url.host) && url.host !== location.host) ||
        LIKE_A_PAYMENT_LINK.test(url.search) ||
        terms.hosts.some((host) => bare(host) === bare(url.host));
    return resembles ? { kind: 'link', code: 'SG62' } : undefined;
}
/** The code for a place that holds `present`, or nothing. */
function judgeReference(present, { clickId, earlier = [] }) {
    if (present && present === clickId)
        return 'SG50';
    if (present && !earlier.includes(present))
        return 'SG61';
    return clickId ? 'SG51' : 'SG60';
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
 * Link, with the code that says what the snippet has done to it or why not. Only reads.
 */
function inspectElements(root, terms) {
    return candidates(root).flatMap((element) => {
        const verdict = judge(element, terms);
        if (!verdict)
            return [];
        const { kind, code } = verdict;
        return [{ element, selector: selectorOf(element), kind, carries: code === 'SG50', ...explain(code) }];
    });
}
function judge(element, terms) {
    if (STRIPE_ELEMENTS.includes(element.localName))
        return judgeStripe(element, terms);
    if ('href' in element)
        return judgeLink(element, terms);
    const code = judgeForm(element, terms);
    return code && { kind: 'form', code };
}
function judgeStripe(element, terms) {
    const kind = element.localName === 'stripe-buy-button' ? 'buy-button' : 'pricing-table';
    const code = judgeReference(element.getAttribute('client-reference-id'), terms);
    // Clicks inside one stay inside its frame, so nothing tells the snippet of their use.
    if (code === 'SG51')
        return { kind, code: element.getRootNode() instanceof ShadowRoot ? 'SG65' : 'SG52' };
    return { kind, code };
}

const ENDS = /SG2[234578]/;
/** The attempts of this page, the oldest first. */
function attemptsOf(log) {
    return log.flatMap((sent, index) => {
        const { click } = sent.facts;
        if (sent.code !== 'SG21' || !click)
            return [];
        const later = log.slice(index + 1);
        const next = later.findIndex(({ code }) => code === 'SG21');
        const end = later.slice(0, next < 0 ? later.length : next).find(({ code }) => ENDS.test(code));
        // What an attempt failed by is known some time later.
        const cause = end && later.find(({ facts }) => facts.failedAt === end.at);
        return [
            {
                at: sent.at,
                duration: end ? end.at - sent.at : null,
                result: (cause ?? end)?.code ?? 'SG29',
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
function lineOf({ code, at, facts }) {
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
    return `${code} ${CODES[code].meaning} (${details.filter(Boolean).join(', ')})`;
}

/** Why an attempt failed, and why a click was refused for good. */
const CAUSES = ['SG70', 'SG71', 'SG72', 'SG73', 'SG74', 'SG24', 'SG27'];
const REFUSALS = ['SG25', 'SG28'];
/** Of those that hold at once, the first one explains most. */
const STATES = ['SG40', 'SG41', 'SG15', 'SG33', 'SG32', 'SG16'];
/**
 * Why there is no click ID; where there is one, why the page may have been told that there is none; or `null`. Every
 * reason has an advice.
 */
function reasonOf({ clickId, codes, isParked }) {
    const has = (code) => codes.includes(code);
    if (clickId)
        return has('SG80') ? 'SG80' : null;
    if (has('SG02'))
        return 'SG02';
    if (isParked)
        return last(codes, CAUSES) ?? (has('SG23') ? 'SG23' : 'SG29');
    const refusal = last(codes, REFUSALS);
    if (refusal)
        return refusal;
    if (!has('SG05'))
        return 'SG06';
    return STATES.find(has) ?? 'SG11';
}
/** As the `status` of `ready()`, without waiting for it. */
function statusOf({ clickId, codes, isParked }) {
    if (clickId)
        return 'registered';
    if (isParked)
        return last(codes, ['SG20', 'SG21', 'SG26']) === 'SG26' ? 'unreachable' : 'pending';
    if (last(codes, REFUSALS))
        return 'rejected';
    return codes.includes('SG05') || codes.includes('SG02') ? 'none' : 'pending';
}
/** The latest of the codes that belongs to a group. */
function last(codes, group) {
    return codes.filter((code) => group.includes(code)).pop();
}

/** Reads the state of this page, and changes nothing. */
function inspect() {
    const log = readLog();
    const options = startedWith();
    const clickId = readClickId();
    const isParked = readList('__selgeo_parked').length > 0;
    const situation = { clickId, codes: log.map(({ code }) => code), isParked };
    const reason = reasonOf(situation);
    return {
        version,
        options: options ? inWords(options) : null,
        landingUrl: (performance.getEntriesByType('navigation')[0]?.name ?? location.href).replace(/[?#].*/, ''),
        referral: readList('__selgeo_seen')[0] ?? null,
        status: statusOf(situation),
        clickId,
        reason: reason && explain(reason),
        attempts: attemptsOf(log),
        elements: inspectElements(document, {
            hosts: options?.hosts ?? [],
            clickId,
            earlier: log.flatMap(({ facts }) => facts.clickId ?? []),
        }),
        log: log.map((entry) => ({ code: entry.code, at: entry.at, text: lineOf(entry) })),
    };
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
        const isOver = readLog().some(({ code }) => code === 'SG05');
        if (!clickId && (!isOver || currentClick()))
            askedAt ?? (askedAt = performance.now());
        return clickId;
    };
    onEntry(({ code }) => {
        if (askedAt === undefined || !/SG(22|31)/.test(code))
            return;
        record('SG80', { askedAt });
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
function markOf({ carries, code, }) {
    if (carries)
        return ['good', '✓', 'carries the click ID'];
    if (/SG(51|52|60)/.test(code))
        return ['wait', '○', 'not yet'];
    // A search form and Stripe's billing portal are as they should be.
    return [/SG(63|66)/.test(code) ? 'calm' : 'bad', '–', 'left alone'];
}
/** What went well, what may come yet, and what went wrong, by the code of a decision. */
function toneOf(code, advice) {
    if (/SG(22|31)/.test(code))
        return 'good';
    if (!advice)
        return 'calm';
    return /SG(11|24|29|80|04)/.test(code) ? 'wait' : 'bad';
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
        ...(reason ? [paragraph(reason)] : []),
        ...(clickId ? [make('p', { class: 'id' }, `click ID ${clickId}`)] : []),
        ...(referral ? [make('p', { class: 'id' }, `ref ${referral}`)] : []),
    ];
}
/** One decision in the timeline. `text` begins with the code, which stands on its own here. */
function momentOf({ at, text }, { code, advice }) {
    return make('li', {}, make('time', {}, timeWords(at)), make('div', {}, make('span', { class: `code ${toneOf(code, advice)}` }, code), 
    // The time is there already.
    text.slice(code.length + 1).replace(/ \(after \d+ ms\)$|, after \d+ ms(?=\)$)/, ''), ...adviceOf(advice)));
}
/** One element of the page: a button that leads to it. */
function itemOf({ kind, selector, code, carries, meaning, advice }) {
    const [tone, sign, words] = markOf({ code, carries });
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
        const inspection = inspect();
        const { status, log, elements } = inspection;
        frame.pill.textContent = `Selgeo: ${STATUS_WORDS[status][1].toLowerCase()}`;
        const state = stateOf(inspection);
        // Said aloud by a screen reader, so only when there is news.
        if (textOf(state) !== frame.state.textContent)
            frame.state.replaceChildren(...state);
        for (const entry of log.slice(frame.moments.childElementCount)) {
            frame.moments.append(momentOf(entry, explain(entry.code)));
        }
        const signature = elements.map(({ selector, code }) => selector + code).join();
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
        const buttons = elements.map((finding) => {
            const button = itemOf(finding);
            const show = () => highlight.show(finding.element);
            const hide = () => highlight.show(undefined);
            for (const type of ['pointerenter', 'focus'])
                button.addEventListener(type, show);
            for (const type of ['pointerleave', 'blur'])
                button.addEventListener(type, hide);
            button.addEventListener('click', () => finding.element.scrollIntoView({ block: 'center' }));
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

/** Most visitors have no referral: that is no failure, although there is advice to who expected one. */
const NO_FAILURE = ['SG11'];
/** Writes a decision to the console: with its advice and as a warning where something went wrong. */
function writeToConsole(entry) {
    const { advice } = explain(entry.code);
    const line = `[Selgeo] ${lineOf(entry)}`;
    // biome-ignore-start lint/suspicious/noConsole: this is what the debug build is for.
    if (advice && !NO_FAILURE.includes(entry.code))
        console.warn(`${line} → ${advice}`);
    else
        console.info(line);
    // biome-ignore-end lint/suspicious/noConsole: see above.
}

/**
 * Calls back when a client-side router may have changed the address. Where the Navigation API is missing (before
 * Firefox 147 and Safari 26.2, https://developer.mozilla.org/docs/Web/API/Navigation_API), that is after each click: no
 * patched `history`, no polling. What it misses there, the next page finds in its referrer.
 */
function onRouteChange(callback) {
    window.navigation?.addEventListener('currententrychange', callback);
    addEventListener('click', callback);
}

/**
 * Resolves when the visitor sees a page that the browser has only prerendered so far
 * (https://developer.mozilla.org/docs/Web/API/Document/prerendering, Chromium). `undefined` or `false` for any other
 * page: a hidden background tab counts as seen.
 */
function whenActivated() {
    return (document.prerendering &&
        new Promise((resolve) => document.addEventListener('prerenderingchange', resolve)));
}

/** Calls back when nodes have been added to the document or removed from it, however many at a time. */
function onDomChange(callback) {
    new MutationObserver(callback).observe(document, { childList: true, subtree: true });
}

/**
 * Calls back just before the browser uses a link or a form: follows, copies or drags the link, sends the form or reads
 * its data. In the capture phase, so before the page's own listeners. `pointerdown` comes before a drag, and is all
 * that a long press on iOS tells of itself; a keyboard must have moved the focus first.
 * Calling it again with the same callback changes nothing.
 */
function onUse(callback) {
    for (const type of 'pointerdown focusin click auxclick contextmenu submit formdata'.split(' ')) {
        addEventListener(type, callback, true);
    }
}

/** Puts the click ID into `<form data-selgeo>` or `<input data-selgeo>`; leaves any other element alone. See `fillForm`. */
function decorateForm(element, formData) {
    if (element.dataset?.selgeo !== undefined)
        fillForm(element, formData);
}
/**
 * Puts the click ID, if there is one, into a form, whether that has opted in or not: into its `<input data-selgeo>`,
 * or into a hidden input named `click_id`, or as `<form data-selgeo="name">` says. A field of that name which the
 * merchant has not marked is theirs: it stays as it is. Takes such an input itself as well.
 *
 * @param formData What has been taken from the form already, when it is too late to change its inputs alone.
 */
function fillForm(form, formData) {
    const clickId = readClickId();
    // A field may be called `elements` or `append`, and hide what the form has of that name.
    quietly(() => {
        if (!clickId)
            return;
        const name = form.dataset.selgeo || 'click_id';
        let input = 'defaultValue' in form ? form : form.querySelector('input[data-selgeo]');
        if (!input && !(name in form.elements)) {
            input = document.createElement('input');
            input.type = 'hidden';
            input.name = name;
            input.dataset.selgeo = '';
            form.append(input);
        }
        if (!input)
            return;
        input.value = clickId;
        if (input.name)
            formData?.set(input.name, clickId);
    });
}

/**
 * Makes what carries the click ID, if there is one, into the page's links, forms and Stripe elements: into those that
 * are there, once the page has loaded and in an idle moment, when a framework has had its chance to hydrate the markup
 * that this changes; into all others at the moment of use.
 */
function createCarrier(hosts, decorateStripe) {
    const links = hosts.map((host) => `a[href*="${host}"]`);
    const places = `${links},[data-selgeo],${STRIPE_ELEMENTS}`;
    let watching;
    let waiting = 0;
    function decorate(element, formData) {
        decorateStripe(element);
        decorateForm(element, formData);
    }
    function sweep(root, formData) {
        root.querySelectorAll(places).forEach((element) => {
            decorate(element, formData);
        });
    }
    function prepare(event) {
        quietly(() => {
            for (const node of event.composedPath()) {
                decorate(node, event.formData);
                // A form may have a marked input; an open shadow root is beyond the sweep of the document.
                if (node.elements ?? node.mode)
                    sweep(node, event.formData);
            }
        });
    }
    function carry() {
        if (!readClickId())
            return;
        if (document.readyState === 'complete') {
            waiting =
                waiting ||
                    whenIdle(() => {
                        waiting = 0;
                        sweep(document);
                    });
        }
        onUse(prepare);
        // Of all that may come later, only these read the click ID before anybody uses them.
        watching =
            watching ||
                Promise.race(STRIPE_ELEMENTS.map((name) => customElements.whenDefined(name))).then(() => {
                    onDomChange(carry);
                });
    }
    return carry;
}

/**
 * Milliseconds to wait after a failed attempt: "full jitter", a random part of 1, 4 and 16 seconds
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), on top of what the API has asked for, so
 * that a crowd that was turned away together does not come back together.
 *
 * @param failures How many attempts have failed, from 1.
 * @param random From 0 up to 1, as `Math.random()` gives it.
 * @param retryAfter The `Retry-After` header in seconds; anything else counts as 0.
 */
function backOff(failures, random, retryAfter) {
    // A header is text: multiplied, it becomes a number, or NaN.
    return (1000 * retryAfter || 0) + random * 250 * 4 ** failures;
}

/** What belongs to a registered click: its ID, the visitor token, and the referrals that its tab has had. */
const KEYS = ['__selgeo_cid', '__selgeo_vtk', '__selgeo_seen'];
/** The stored texts of a click, as one tab hands them to another. */
function readClick() {
    return KEYS.map(readItem);
}
/** Stores what the API or another tab has given, in the order of `readClick`; what is missing stays as it is. */
function writeClick(texts) {
    KEYS.forEach((key, index) => {
        const text = texts[index];
        // Only a text has this method; a blank one says nothing.
        if (text?.trim?.())
            writeItem(key, text);
    });
}

/** How often one page tries before it leaves the click to the next page. */
const ATTEMPTS = 4;
/** Makes the delivery of a page. It sends parked clicks in their order, so that the last one stays in force. */
function createDelivery(options, onRegistered) {
    let outcome;
    let isRunning = false;
    let wake;
    const pause = (milliseconds) => new Promise((resolve) => {
        wake = resolve;
        setTimeout(resolve, milliseconds);
    });
    /** Sends the first parked click, as often as it takes, and then the next one. */
    async function deliver(result = 'none', failures = 0) {
        const [click] = readList('__selgeo_parked');
        if (!click || failures === ATTEMPTS) {
            isRunning = false;
            if (click)
                trace('SG26', { click });
            return result;
        }
        trace('SG21', { click, attempt: failures + 1 });
        const answer = await postClick(click, options);
        const [current, ...others] = readList('__selgeo_parked');
        // While this page was frozen in the back/forward cache, another one may have delivered the click.
        if (current?.request_id === click.request_id) {
            if (!answer.click_id && !isRejection(answer.status)) {
                trace(answer.status ? (answer.ok ? 'SG27' : 'SG24') : 'SG23', { click, status: answer.status });
                if (++failures < ATTEMPTS) {
                    await pause(backOff(failures, Math.random(), answer.headers?.get?.('Retry-After')));
                }
                return deliver('unreachable', failures);
            }
            writeList('__selgeo_parked', others);
            if (answer.click_id) {
                writeClick([answer.click_id, answer.visitor_token]);
                trace('SG22', { click, clickId: answer.click_id });
                onRegistered();
            }
            else {
                result = 'rejected';
                trace(answer.status === 401 ? 'SG28' : 'SG25', { click, status: answer.status });
            }
        }
        return deliver(result, failures);
    }
    const send = () => {
        wake?.();
        if (!isRunning) {
            isRunning = true;
            outcome = deliver();
        }
    };
    return [send, () => outcome, pause];
}

/**
 * Joins the site's open tabs, which hand their click to one that has none: a link with `target=_blank` opens a tab with
 * empty storage. Returns the function that tells the others what this tab has. Without a click ID that is a question,
 * and a tab that has one answers. Nothing else is ever sent: a message drops pages from Chromium's back/forward cache.
 */
function joinTabs(onReceived) {
    const channel = new BroadcastChannel('__selgeo');
    const tell = () => channel.postMessage(readClick());
    channel.onmessage = ({ data }) => {
        if (!uuidOf(String(data?.[0]))) {
            if (readClickId())
                tell();
        }
        else if (!currentClick()) {
            writeClick(data);
            trace('SG31', { clickId: data[0] });
            onReceived();
        }
    };
    return tell;
}

/** How long a new tab waits for the others before it says that nobody has referred its visitor, in milliseconds. */
const PATIENCE = 300;
/** Starts the snippet on this page and publishes its API, unless it is running already: then returns that one. */
function startTracker(options) {
    const early = window.__selgeo;
    if (early?.version) {
        trace('SG04');
        return early;
    }
    trace('SG01', { options });
    const [decorateStripe, decorateUrl] = createStripeDecorator(options.hosts);
    const carry = createCarrier(options.hosts, decorateStripe);
    let isNewTab = false;
    let tellTabs;
    const [send, outcome, pause] = createDelivery(options, () => {
        resume();
        tellTabs?.();
    });
    const selgeo = {
        version,
        getClickId: readClickId,
        ready: (limit) => new Promise((settle) => {
            const answer = (reason = 'unreachable') => {
                const clickId = readClickId();
                settle({ clickId, status: clickId ? 'registered' : reason });
            };
            visited.then(() => outcome()).then(answer);
            const timeout = limit?.timeout;
            if (timeout < 2 ** 31)
                setTimeout(answer, timeout, 'pending');
        }),
        fillForm,
        decorateUrl,
    };
    // Where the page has replaced what this builds on, it fails in silence.
    const visited = visit().catch(() => { });
    quietly(() => {
        // Where the page has frozen the property, it keeps what it has.
        window.__selgeo = selgeo;
    });
    early?.q?.forEach((answer) => void answer(selgeo));
    return selgeo;
    /** The story of one visit: park the referral, deliver it, carry the click ID into the page and to other tabs. */
    async function visit() {
        await whenActivated();
        const isFromHere = originOf(document.referrer) === location.origin;
        if (isFromHere) {
            // The visitor may have left the landing page before any script ran there. In a new tab, that page is still open.
            if (history.length > 1)
                parkReferral(options, document.referrer);
            else
                isNewTab = true;
        }
        // A router may have cleaned the address before an async script runs: the timing entry still has the original.
        const [entry] = performance.getEntriesByType('navigation');
        if (entry)
            parkReferral(options, entry.name, entry.type === 'navigate');
        lookAround();
        onRouteChange(lookAround);
        addEventListener('online', resume);
        addEventListener('pageshow', resume);
        resume();
        if (tellTabs && !currentClick()) {
            trace('SG30');
            tellTabs();
            await pause(PATIENCE);
        }
        trace('SG05', { isNewTab });
    }
    function lookAround() {
        if (parkReferral(options, location.href))
            resume();
    }
    function resume(event) {
        quietly(() => {
            // A page that is shown for the first time has just begun: nothing to hurry.
            if (event?.persisted !== false)
                send();
            carry();
            // Missing before Safari 15.4: there it throws, and tabs stay on their own.
            if (!tellTabs && options.handOff && (isNewTab || currentClick()))
                tellTabs = joinTabs(resume);
        });
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
            record('SG83');
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

exports.init = init;
//# sourceMappingURL=debug.cjs.map
