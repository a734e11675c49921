'use strict';

/** A text from the network, storage or a page as a UUID of any version and case; `undefined` when it is none. */
function uuidOf(text) {
    return text?.match(/^[\da-f]{8}(-[\da-f]{4}){4}[\da-f]{8}$/i)?.[0];
}

/**
 * The click ID in a value that a page has sent to the back end: the UUID, or `undefined` for everything that is none
 * (null, a number, an array, junk). Never throws, because a lost attribution must not become a lost sale.
 */
function clientReferenceId(value) {
    return typeof value === 'string' ? uuidOf(value) : undefined;
}

function checkoutParams(value, { via = 'client_reference_id' } = {}) {
    if (via !== 'client_reference_id' && via !== 'metadata') {
        throw new TypeError(`checkoutParams: via is "${via}"; it can be "client_reference_id" or "metadata".`);
    }
    const clickId = clientReferenceId(value);
    if (!clickId)
        return {};
    return via === 'metadata' ? { metadata: { aff_click_id: clickId } } : { client_reference_id: clickId };
}

function conversionError(code, summary, { errors = [], status, detail } = {}) {
    const message = [summary, ...errors.map(sentence), detail].filter(Boolean).join(' ');
    return Object.assign(new Error(message), { name: 'ConversionError', code, errors, status });
}
/** The API's own messages are sentences that begin with the field. */
function sentence({ field, message }) {
    return `${message.startsWith(field) ? '' : `${field} `}${message.replace(/\.?$/, '.')}`;
}
/** Whether something that was caught comes from `createConversion`. */
function isConversionError(error) {
    return error instanceof Error && error.name === 'ConversionError';
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

/** How each field is read, and what to say of a value that cannot be. */
const FIELDS = {
    click_id: [text(uuidOf), 'must be a UUID; leave it out when there is no click'],
    promo_code: [text(within(1)), 'must be a text that is not blank'],
    external_transaction_id: [text(within(1, 255)), 'must be a text of 1 to 255 characters'],
    event_type: [text(within(1, 100)), 'must be a text of 1 to 100 characters'],
    amount_cents: [wholeNumber, 'must be a whole number, not negative: 4900 for $49.00'],
    currency: [text(currency), 'must be an ISO 4217 code of three letters, such as USD'],
    occurred_at: [time, 'must be a Date, or ISO 8601 with its offset, such as 2026-01-31T12:00:00Z'],
    prospect_email: [text(emailAddress), 'must be an e-mail address'],
};
function text(read) {
    return (value) => (typeof value === 'string' ? read(value) : undefined);
}
function within(least, most = Number.POSITIVE_INFINITY) {
    return (text) => (text.trim().length >= least && text.length <= most ? text : undefined);
}
function wholeNumber(value) {
    return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
function currency(text) {
    return text.match(/^[a-z]{3}$/i)?.[0].toUpperCase();
}
function emailAddress(text) {
    return text.match(/^[^\s@]+@[^\s@]+$/)?.[0];
}
const ISO_8601 = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
function time(value) {
    const date = typeof value === 'string' && ISO_8601.test(value) ? new Date(value) : value;
    return date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}

/** Checks every field, so that whoever has to mend it is told everything at once. */
function checkConversion(input) {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
        return { errors: [{ field: 'input', message: 'must be an object with the fields of the conversion' }] };
    }
    const body = {};
    const errors = [];
    for (const [field, value] of Object.entries(input)) {
        if (isAbsent(field, value))
            continue;
        const [read, mend] = RULES.get(field) ?? UNKNOWN;
        const sent = read(value);
        if (sent === undefined)
            errors.push({ field, message: mend });
        else
            body[field] = sent;
    }
    const isThere = (field) => field in body || errors.some((error) => error.field === field);
    const require = (field, message) => isThere(field) || errors.push({ field, message });
    if (!isThere('promo_code'))
        require('click_id', 'is required where there is no promo_code: one of them says who earns it');
    require('external_transaction_id', 'is required');
    require('event_type', 'is required');
    if (body.amount_cents)
        require('currency', 'is required when amount_cents is above 0');
    return errors.length ? { errors } : { body };
}
/** A map, because an object knows fields such as `constructor` too. */
const RULES = new Map(Object.entries(FIELDS));
const UNKNOWN = [
    () => undefined,
    `is not a field of a conversion; there are ${Object.keys(FIELDS).join(', ')}`,
];
/** Pages and forms say "no click" and "no code" in all these ways. */
function isAbsent(field, value) {
    return value === null || value === undefined || (value === '' && /^(click_id|promo_code)$/.test(field));
}

/** The options as they are used, or what is wrong with them; never with the key in a text. */
function checkOptions({ secretKey, apiUrl = 'https://api.selgeo.com', } = {}) {
    const origin = originOf(apiUrl);
    const problems = [
        ['secretKey', keyProblem(secretKey)],
        ['apiUrl', origin ? undefined : 'must be an https origin without a path; http is for localhost only'],
    ];
    const errors = problems.flatMap(([field, message]) => (message ? [{ field, message }] : []));
    return origin && secretKey && !errors.length ? { secretKey, origin } : { errors };
}
function keyProblem(key) {
    if (typeof key !== 'string' || !key)
        return 'is required: sk_test_… or sk_live_…';
    if (key.startsWith('pk_'))
        return 'is a public key, which cannot record conversions: use sk_test_… or sk_live_…';
    // Nothing but visible ASCII, because `fetch` names a header that it cannot send, key and all, in its error.
    return /^sk_(test|live)_[!-~]+$/.test(key)
        ? undefined
        : 'must be like sk_test_… or sk_live_…, without spaces';
}
function originOf(address) {
    if (typeof address !== 'string' || !URL.canParse(address))
        return undefined;
    const { origin, protocol, hostname, href } = new URL(address);
    const isLocal = /^(.*\.)?localhost$|^127\.0\.0\.1$|^\[::1\]$/.test(hostname);
    return href === `${origin}/` && (protocol === 'https:' || (protocol === 'http:' && isLocal))
        ? origin
        : undefined;
}

/**
 * A `Retry-After` header in seconds, 0 for none or a malformed one. It can be a number of seconds, or a date.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 *
 * @param now Milliseconds since 1970.
 */
function retryAfter(header, now) {
    const seconds = /^\d+$/.test(header ?? '') ? Number(header) : (Date.parse(header ?? '') - now) / 1000;
    return seconds > 0 ? seconds : 0;
}

/** Milliseconds after which an attempt that has not been answered completely counts as failed. */
const TIMEOUT = 10000;
/** Characters of the API's message that are worth repeating: a proxy may answer with a whole page. */
const LONGEST_MESSAGE = 300;
/** Sends a conversion once. Never rejects. */
async function postConversion(body, { secretKey, origin }) {
    try {
        const response = await fetch(`${origin}/api/v1/conversions`, {
            method: 'POST',
            headers: { Authorization: `Bearer ${secretKey}`, 'Content-Type': 'application/json' },
            body: JSON.stringify(body),
            // A conversion belongs to the API that the merchant has named, and so does the key.
            redirect: 'manual',
            signal: AbortSignal.timeout(TIMEOUT),
        });
        const { message, field } = problemIn(await response.text());
        return {
            ok: response.ok,
            status: response.status,
            retryAfter: retryAfter(response.headers.get('Retry-After'), Date.now()),
            message: message.split(secretKey).join('sk_…').slice(0, LONGEST_MESSAGE),
            field,
        };
    }
    catch (error) {
        const isTimeout = error instanceof Error && error.name === 'TimeoutError';
        const message = isTimeout
            ? `It took longer than ${TIMEOUT / 1000} seconds.`
            : 'There is no connection to it.';
        return { ok: false, retryAfter: 0, message };
    }
}
/** Reads `{"error": {"message": …, "field": …}}`, which the API answers beside a status that is no success. */
function problemIn(text) {
    try {
        const { message, field } = JSON.parse(text).error;
        return { message: String(message), ...(typeof field === 'string' && { field }) };
    }
    catch {
        return { message: '' };
    }
}

/** Whether another attempt can succeed: there was no answer, or one that says "not now". */
function isTemporary({ status }) {
    return status === undefined || status >= 500 || [408, 425, 429].includes(status);
}
/** The error for an answer that is no success. */
function refusal({ status, message, field }) {
    const code = codeOf(status);
    const answered = status === undefined ? 'did not answer' : `answered ${status}`;
    return conversionError(code, `The Conversion API ${answered}: ${MEANINGS[code]}`, {
        errors: field ? [{ field, message }] : [],
        status,
        detail: field ? '' : message,
    });
}
function codeOf(status) {
    if (status === 429)
        return 'rate_limited';
    if (isTemporary({ status }))
        return 'unavailable';
    return ({ 400: 'invalid', 401: 'unauthorized', 422: 'not_attributed' }[Number(status)] ?? 'refused');
}
const MEANINGS = {
    invalid: 'it does not accept the conversion.',
    unauthorized: 'it does not know the secret key. Are secretKey and apiUrl of the same environment?',
    not_attributed: 'no partner earns this conversion.',
    refused: 'it has not recorded the conversion. Is apiUrl the origin of the API?',
    rate_limited: 'there are too many requests. Keep the conversion, and send it again later.',
    unavailable: 'it is not available. Keep the conversion, and send it again later.',
};

/** Attempts before the call gives up. */
const ATTEMPTS = 4;
/** Seconds. An API that wants to be left alone for longer is called again by the merchant, not here. */
const LONGEST_RETRY_AFTER = 60;
/**
 * Reports a lead or a sale to the Conversion API, `POST {apiUrl}/api/v1/conversions`. What is wrong with the input is
 * found before anything is sent. An attempt that is not answered within 10 seconds, or answered with 408, 425, 429 or
 * 5xx, is repeated under the same `external_transaction_id`, up to four attempts in all: after 0 to 1, 0 to 4 and 0 to
 * 16 seconds, and not before a `Retry-After`, if that is no more than a minute. Needs nothing but `fetch`.
 *
 * Rejects with a `ConversionError` when it is not recorded; its `code` says whether to mend the cause, or to call again
 * later. In a browser it always does, because there anyone could read the secret key.
 */
async function createConversion(input, options) {
    if (typeof document !== 'undefined')
        throw conversionError('invalid', 'createConversion is for servers: in a page, anyone can read the secret key.');
    const conversion = checkConversion(input);
    const api = checkOptions(options);
    if (conversion.errors || api.errors) {
        const errors = [...(api.errors ?? []), ...(conversion.errors ?? [])];
        throw conversionError('invalid', 'The conversion was not sent.', { errors });
    }
    for (let attempt = 1;; attempt++) {
        const answer = await postConversion(conversion.body, api);
        if (answer.ok)
            return { status: 'recorded' };
        if (answer.status === 409)
            return { status: 'already_recorded' };
        const isOver = attempt === ATTEMPTS || answer.retryAfter > LONGEST_RETRY_AFTER;
        if (isOver || !isTemporary(answer))
            throw refusal(answer);
        const delay = backOff(attempt, Math.random(), String(answer.retryAfter));
        await new Promise((resolve) => setTimeout(resolve, delay));
    }
}

exports.checkoutParams = checkoutParams;
exports.clientReferenceId = clientReferenceId;
exports.createConversion = createConversion;
exports.isConversionError = isConversionError;
//# sourceMappingURL=server.cjs.map
