'use strict';

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

/** The version of this package. A test keeps it equal to `package.json`. */
const version = '0.1.0';

/** A text from the network, storage or a page as a UUID of any version and case; `undefined` when it is none. */
function uuidOf(text) {
    return text?.match(/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i)?.[0];
}

/** Runs an effect so that no error reaches the host page, whatever that has done to the browser's objects. */
function quietly(effect) {
    try {
        effect();
    }
    catch {
        // The page matters more than the click ID.
    }
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
    const text = storage[key];
    // In most visits there is none, and an error that is thrown and caught costs a millisecond on a slow machine.
    if (!text)
        return [];
    try {
        // What is stored may be JSON and still no list.
        return [].concat(JSON.parse(text));
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

/** Makes a stub, as the inline one of docs/api.md does. */
function createStub() {
    const stub = {
        // Page code may keep a reference to the stub: once there is an API, it answers like that.
        q: [(selgeo) => Object.assign(stub, selgeo)],
        getClickId: () => null,
        ready: (options) => new Promise((settle) => {
            stub.q.push((selgeo) => settle(selgeo.ready(options)));
            // The snippet may never come: an ad blocker must not keep a checkout waiting.
            const timeout = options?.timeout;
            if (timeout < 2 ** 31)
                setTimeout(settle, timeout, { clickId: null, status: 'pending' });
        }),
    };
    return stub;
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

/**
 * Calls back in an idle moment, or after a second where none comes: Chromium may take half a minute after a client-side
 * navigation. WebKit has no `requestIdleCallback` (https://bugs.webkit.org/show_bug.cgi?id=164193): there after 200 ms.
 */
function whenIdle(callback) {
    return (window.requestIdleCallback ?? ((run) => setTimeout(run, 200)))(callback, { timeout: 1000 });
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

function createLinkDecorator(hosts, replace) {
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
    function decorateLink(element) {
        const { href } = element;
        const decorated = decorateUrl(href);
        if (decorated !== href)
            element.href = decorated;
    }
    return { decorateUrl, decorateLink };
}

/** Knows the page's own click IDs again: they give way to a newer one, as blanks do; a value of the merchant's stays. */
function createReplace() {
    const replaceable = ['', null];
    return (present, write) => {
        const clickId = readClickId();
        if (clickId && clickId !== present && replaceable.includes(present)) {
            if (!replaceable.includes(clickId))
                replaceable.push(clickId);
            write(clickId);
        }
    };
}

/** Elements of Stripe that take a `client-reference-id` (https://docs.stripe.com/payment-links/buy-button). */
const STRIPE_ELEMENTS = ['stripe-buy-button', 'stripe-pricing-table'];
/** Puts the click ID, if there is one, into one of Stripe's elements; leaves any other. */
function decorateStripeElement(element, replace) {
    if (!STRIPE_ELEMENTS.includes(element.localName))
        return;
    replace(element.getAttribute('client-reference-id'), (clickId) => element.setAttribute('client-reference-id', clickId));
}

function createCarrier(hosts) {
    const replace = createReplace();
    const { decorateUrl, decorateLink } = createLinkDecorator(hosts, replace);
    const links = hosts.map((host) => `a[href*="${host}"]`);
    const places = `${links},[data-selgeo],${STRIPE_ELEMENTS}`;
    let watching;
    let waiting = 0;
    function decorate(element, formData) {
        decorateLink(element);
        decorateStripeElement(element, replace);
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
    return { carry, decorateUrl };
}

/** How often one occasion (a page load, for instance) tries before it leaves a request to the next one. */
const ATTEMPTS = 4;
/** Milliseconds after which an attempt that has not been answered completely counts as failed. */
const TIME_LIMIT = 10000;

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

/**
 * Whether a status says "not now", so that another attempt can succeed: no answer at all (`undefined` or 0), 408, 425,
 * 429 (https://www.rfc-editor.org/rfc/rfc9110#name-status-codes, RFC 8470, RFC 6585) and every 5xx.
 */
function isNotNow(status) {
    return !status || status >= 500 || status === 408 || status === 425 || status === 429;
}

/**
 * A new random UUID: the end of a blob's address (https://w3c.github.io/FileAPI/#unicodeBlobURL). `crypto.randomUUID`
 * would need a secure context, and merchants have pages on plain http.
 */
function requestId() {
    return URL.createObjectURL(new Blob()).slice(-36);
}

function createClickRequest(ref, landingUrl, options) {
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
/**
 * Registers a click. The default content type makes it a CORS "simple request", which costs no preflight
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header); `keepalive` lets it outlive the page. Never rejects.
 */
async function postClick(request, options) {
    let answer = {};
    try {
        // A page may have put something in its place that gives nothing.
        answer =
            (await fetch(`${options.apiOrigin}/v1/clicks`, {
                method: 'POST',
                headers: options.requestHeaders,
                body: JSON.stringify(request),
                credentials: 'omit',
                keepalive: true,
                // Missing before Safari 16: there, an attempt takes as long as the browser lets it.
                signal: AbortSignal.timeout?.(TIME_LIMIT),
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
/** Whether a status refuses a click for good: a 4xx that does not say "not now". */
function isRejection(status = 0) {
    return status >= 400 && !isNotNow(status);
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

/** The click requests that wait for the API's answer, the oldest first. */
function readParked() {
    return readList('__selgeo_parked');
}
function writeParked(requests) {
    writeList('__selgeo_parked', requests);
}
/** Whether this tab has a click: its ID is in force, or its request is parked until the API has answered. */
function hasClick() {
    return readClickId() !== null || readParked().length > 0;
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
    const isOld = !isFresh && seen.includes(ref);
    if (isOld || (hasClick() && (options.keepFirst || seen[0] === ref))) {
        return false;
    }
    const click = createClickRequest(ref, url, options);
    writeList('__selgeo_seen', [ref, ...seen]);
    writeParked([...readParked(), click]);
    return true;
}

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
        const [click] = readParked();
        if (!click || failures === ATTEMPTS) {
            isRunning = false;
            return result;
        }
        const answer = await postClick(click, options);
        const [current, ...others] = readParked();
        // While this page was frozen in the back/forward cache, another one may have delivered the click.
        if (current?.request_id !== click.request_id)
            return deliver(result, failures);
        if (answer.click_id) {
            writeParked(others);
            writeClick([answer.click_id, answer.visitor_token]);
            onRegistered();
            return deliver(result, failures);
        }
        if (isRejection(answer.status)) {
            writeParked(others);
            return deliver('rejected', failures);
        }
        if (++failures < ATTEMPTS) {
            await pause(backOff(failures, Math.random(), answer.headers?.get?.('Retry-After')));
        }
        return deliver('unreachable', failures);
    }
    return {
        send: () => {
            wake?.();
            if (!isRunning) {
                isRunning = true;
                outcome = deliver();
            }
        },
        outcome: () => outcome,
        pause,
    };
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
        else if (!hasClick()) {
            writeClick(data);
            onReceived();
        }
    };
    return tell;
}

/** How long a new tab waits for the others before it says that nobody has referred its visitor, in milliseconds. */
const TABS_ANSWER_WITHIN = 300;
/** Starts the snippet on this page and publishes its API, unless it is running already: then returns that one. */
function startTracker(options) {
    const early = window.__selgeo;
    if (early?.version) {
        return early;
    }
    const { carry, decorateUrl } = createCarrier(options.hosts);
    let isNewTab = false;
    let tellTabs;
    const delivery = createDelivery(options, () => {
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
            visited.then(() => delivery.outcome()).then(answer);
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
        if (tellTabs && !hasClick()) {
            tellTabs();
            await delivery.pause(TABS_ANSWER_WITHIN);
        }
    }
    function lookAround() {
        if (parkReferral(options, location.href))
            resume();
    }
    function resume(event) {
        quietly(() => {
            // A page that is shown for the first time has just begun: nothing to hurry.
            if (event?.persisted !== false)
                delivery.send();
            carry();
            // Missing before Safari 15.4: there it throws, and tabs stay on their own.
            if (!tellTabs && options.handOff && (isNewTab || hasClick()))
                tellTabs = joinTabs(resume);
        });
    }
}

/**
 * Starts the snippet on this page, registers the visitor's referral and publishes the returned object as
 * `window.__selgeo`. Where the script tag or an earlier `init` runs already, returns that one and starts nothing.
 * Never throws. On a server, where there is no visitor, it does nothing and returns an object that knows no click.
 */
function init(options) {
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
/** The click ID of this tab (a UUID), or `null`. Works without `init`, and gives `null` on a server. */
function getClickId() {
    // Where the tab's storage is switched off, only the script that runs knows the click ID.
    return readClickId() ?? published()?.getClickId?.() ?? null;
}
/**
 * Settles once the visitor's referral is registered, refused or given up on this page; see `Readiness`. A call made
 * before `init` waits for it, so give a timeout where `init` may not happen. On a server: `none`, at once.
 */
function ready(options) {
    if (typeof window === 'undefined')
        return NO_VISITOR.ready();
    const stub = createStub();
    if (published() || Reflect.set(window, '__selgeo', stub))
        return (published() ?? stub).ready(options);
    return NO_VISITOR.ready();
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

exports.getClickId = getClickId;
exports.init = init;
exports.ready = ready;
//# sourceMappingURL=index.cjs.map
