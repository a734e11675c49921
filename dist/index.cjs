'use strict';

// Where the tab's storage is switched off or sandboxed away, or when it is full: memory, for the life of the page.
let storage;
try {
    storage = sessionStorage;
}
catch {
    storage = {};
}
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

/** What `pattern` finds in a text that need not be there: an empty list when nothing matches. */
function matches(text = '', pattern) {
    return text.match(pattern) ?? [];
}

/** A value from the network, storage or a page as a UUID of any version and case; `undefined` when it is none. */
function uuidOf(value) {
    return matches(value, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i)[0];
}

/** The click ID in force, or `null`. A stored value that is not a UUID is treated as absent. */
function readClickId() {
    return uuidOf(readItem('__selgeo_cid')) ?? null;
}

/** The origin that an http(s) address starts with, as it is written there; `undefined` for anything else. */
function originOf(address) {
    return matches(address, /^https?:\/\/[\w.:-]+/)[0];
}

/** Turns raw options into validated ones. */
function readOptions(raw) {
    return {
        merchantKey: matches(raw.merchant, /^pk_(live|test)_\w+$/)[0],
        apiOrigin: originOf(raw.apiUrl) ?? 'https://api.selgeo.com',
        params: matches(raw.param || 'ref', /[^\s,]+/g),
        keepFirst: raw.attribution === 'first',
        // Hosts become part of a CSS selector, so nothing but a host may pass.
        hosts: ['buy.stripe.com', ...matches(raw.paymentLinkHosts, /[\w.:-]+/g)],
        requestHeaders: raw.contentType === 'application/json' ? { 'Content-Type': raw.contentType } : {},
    };
}

/** Makes a stub, as the inline one of the README does. */
function createStub() {
    const stub = {
        // Page code may keep a reference to the stub: once there is an API, it answers like that.
        q: [(selgeo) => Object.assign(stub, selgeo)],
        getClickId: () => null,
        ready: (options) => new Promise((settle) => {
            stub.q.push((selgeo) => settle(selgeo.ready(options)));
            // The snippet may never come: an ad blocker must not keep a checkout waiting.
            if (options?.timeout)
                setTimeout(settle, options.timeout, { clickId: null, status: 'pending' });
        }),
    };
    return stub;
}

/**
 * Calls back after the `load` event, in an idle moment, when a framework has had its chance to hydrate the markup that
 * the callback will change. WebKit has no `requestIdleCallback` (https://bugs.webkit.org/show_bug.cgi?id=164193).
 */
function whenHydrated(callback) {
    const run = () => 'requestIdleCallback' in window ? requestIdleCallback(callback) : setTimeout(callback, 200);
    if (document.readyState === 'complete')
        run();
    else
        addEventListener('load', run);
}

/**
 * A new random UUID: the end of a blob's address (https://w3c.github.io/FileAPI/#unicodeBlobURL). `crypto.randomUUID`
 * would need a secure context, and merchants have pages on plain http.
 */
function requestId() {
    return URL.createObjectURL(new Blob()).slice(-36);
}

function createClick(ref, options) {
    const referrer = originOf(document.referrer);
    return {
        merchant_key: options.merchantKey,
        ref,
        request_id: requestId(),
        landing_url: location.origin + location.pathname,
        referrer: referrer === location.origin ? undefined : referrer,
        visitor_token: readItem('__selgeo_vtk'),
    };
}
/**
 * Registers a click. The default content type makes it a CORS "simple request", which costs no preflight
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header); `keepalive` lets it outlive the page. Rejects with
 * the response when that carries no click ID, or with what `fetch` says when there is none.
 */
async function postClick(click, options) {
    const response = await fetch(`${options.apiOrigin}/v1/clicks`, {
        method: 'POST',
        headers: options.requestHeaders,
        body: JSON.stringify(click),
        credentials: 'omit',
        keepalive: true,
    });
    const answer = response.ok && (await response.json());
    if (uuidOf(answer.click_id))
        return answer;
    throw response;
}
/** Whether the API has refused a click for good: 408, 425 and 429 say "not now", every other 4xx says "never". */
function isRejection(failure) {
    return /^4(?!08|25|29)/.test(failure.status);
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

/** Puts the click ID into every `<form data-selgeo>` and `<input data-selgeo>` below `root`. */
function decorateForms(root, clickId) {
    for (const form of root.querySelectorAll('form[data-selgeo]'))
        fillForm(form, clickId);
    for (const input of root.querySelectorAll('input[data-selgeo]'))
        input.value = clickId;
}
/**
 * Puts the click ID, if there is one, into a form, whether that has opted in or not: into its `<input data-selgeo>`,
 * or into a hidden input named `click_id`, or as `<form data-selgeo="name">` says. A field of that name which the
 * merchant has not marked is theirs: it stays as it is.
 */
function fillForm(form, clickId) {
    // A field may be called `elements` or `append`, and hide what the form has of that name.
    quietly(() => {
        if (!clickId)
            return;
        const name = form.dataset.selgeo || 'click_id';
        let input = form.querySelector('input[data-selgeo]');
        if (!input && !form.elements.namedItem(name)) {
            input = document.createElement('input');
            input.type = 'hidden';
            input.name = name;
            input.dataset.selgeo = '';
            form.append(input);
        }
        if (input)
            input.value = clickId;
    });
}

/**
 * Finds the referral token in an absolute landing URL: the first of `params` that is present with 1 to 255
 * characters, decoded and trimmed. Returns `undefined` when there is none.
 */
function findReferral(url, params) {
    const query = new URL(url).searchParams;
    return params.map((name) => query.get(name)?.trim()).find((token) => token && token.length < 256);
}

/** Puts the click ID into every Payment Link below `root`. */
function decorateLinks(root, clickId, hosts) {
    const mayBePaymentLink = hosts.map((host) => `a[href*="${host}"]`).join();
    for (const link of root.querySelectorAll(mayBePaymentLink)) {
        const href = decorateUrl(link.href, clickId, hosts);
        if (href !== link.href)
            link.href = href;
    }
}
/**
 * Adds the click ID to a Payment Link as `client_reference_id`
 * (https://docs.stripe.com/payment-links/url-parameters). The host decides, parsed and compared as a whole. A value
 * that the merchant has set stays, and anything that is not a Payment Link comes back as it is.
 */
function decorateUrl(url, clickId, hosts) {
    try {
        const link = new URL(url);
        if (clickId && hosts.includes(link.host) && !link.searchParams.get('client_reference_id')) {
            link.searchParams.set('client_reference_id', clickId);
            return link.href;
        }
    }
    catch {
        // Not a URL.
    }
    return url;
}

/** The version of this package. A test keeps it equal to `package.json`. */
const version = '0.1.0';

/** Starts the snippet on this page and publishes its API, unless it is running already: then returns that one. */
function startTracker(options) {
    const early = window.__selgeo;
    if (early?.version)
        return early;
    const selgeo = {
        version,
        getClickId: readClickId,
        ready: (limit) => new Promise((settle) => {
            const answer = (status) => settle({ clickId: readClickId(), status });
            visited.then(answer);
            const timeout = limit?.timeout;
            if (timeout < 2 ** 31)
                setTimeout(answer, timeout, 'pending');
        }),
        fillForm: (form) => fillForm(form, readClickId()),
        decorateUrl: (url) => decorateUrl(url, readClickId(), options.hosts),
    };
    // Where the page has frozen the property, this is refused without an error.
    Reflect.set(window, '__selgeo', selgeo);
    const visited = visit(options);
    early?.q?.forEach((answer) => void answer(selgeo));
    return selgeo;
}
/** The story of one visit: find the referral, register it unless it is stored, carry the click ID into the page. */
async function visit(options) {
    let status = 'none';
    const ref = options.merchantKey && findReferral(location.href, options.params);
    const isStored = readClickId() && (options.keepFirst || ref === readItem('__selgeo_ref'));
    if (ref && !isStored) {
        try {
            const { click_id, visitor_token } = await postClick(createClick(ref, options), options);
            writeItem('__selgeo_cid', click_id);
            writeItem('__selgeo_ref', ref);
            if (visitor_token)
                writeItem('__selgeo_vtk', visitor_token);
        }
        catch (failure) {
            // A stored click stays in force: no failure destroys it.
            status = isRejection(failure) ? 'rejected' : 'unreachable';
        }
    }
    const clickId = readClickId();
    if (!clickId)
        return status;
    whenHydrated(() => {
        decorateLinks(document, clickId, options.hosts);
        decorateForms(document, clickId);
    });
    return 'registered';
}

/**
 * Starts the snippet on this page, registers the visitor's referral and publishes the returned object as
 * `window.__selgeo`. Where the script tag or an earlier `init` runs already, returns that one and starts nothing.
 * Never throws. On a server, where there is no visitor, it does nothing and returns an object that knows no click.
 */
function init(options) {
    return typeof window === 'undefined' ? NO_VISITOR : startTracker(readOptions(asText(options)));
}
/** The click ID of this tab (a UUID), or `null`. Works without `init`, and gives `null` on a server. */
function getClickId() {
    return readClickId();
}
/**
 * Settles once the visitor's referral is registered, refused or given up on this page; see `Readiness`. A call made
 * before `init` waits for it, so give a timeout where `init` may not happen. On a server: `none`, at once.
 */
function ready(options) {
    if (typeof window === 'undefined')
        return NO_VISITOR.ready();
    window.__selgeo ?? (window.__selgeo = createStub());
    return window.__selgeo.ready(options);
}
const NO_VISITOR = {
    version,
    getClickId: () => null,
    ready: async () => ({ clickId: null, status: 'none' }),
    fillForm: () => { },
    decorateUrl: (url) => url,
};
// A caller without types may pass anything; an attribute of the tag is always text.
function asText(options) {
    return Object.fromEntries(Object.entries(options ?? {})
        .filter(([, value]) => value != null)
        .map(([name, value]) => [name, String(value)]));
}

exports.getClickId = getClickId;
exports.init = init;
exports.ready = ready;
//# sourceMappingURL=index.cjs.map
