#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { win32, posix, join } from 'node:path';
import { createRequire } from 'node:module';
import { setTimeout as setTimeout$1 } from 'node:timers/promises';

const USAGE = `Usage: npx @selgeo/snippet doctor <url> [options]

Opens a page in a real browser and says what becomes of a partner's click there.

  --ref <ref>          the ref of a real tracking link; registers one click. Without it the page is opened
                       as it is, and what needs a click is left out
  --json               print JSON and nothing else
  --timeout <seconds>  longest wait for the page and the API, 5 to 300; default 30
  --browser <path>     a Chromium, Chrome or Edge; default: CHROME_PATH, or the one of this system
  --browser-arg <arg>  an argument for the browser, such as --browser-arg=--lang=de; may be repeated
  --help               print this

Exit code: 0 all is well or only warnings, 1 a check failed, 2 the doctor could not run.
`;
/** Reads the arguments after the name of the program. */
function readArguments(args) {
    try {
        const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
        if (values.help || args.length === 0)
            return { help: true };
        const [command, url, ...others] = positionals;
        if (command !== 'doctor')
            return problem(`“${command ?? ''}” is no command; there is only doctor.`);
        if (!url)
            return problem('Which page? Give its address: doctor https://your-site.com/');
        if (others.length > 0)
            return problem(`One address at a time; “${others[0]}” is too much.`);
        if (!isPage(url))
            return problem('The address must begin with http:// or https://.');
        if (values.ref?.trim() === '')
            return problem('--ref is blank.');
        const timeout = Number(values.timeout);
        if (!(timeout >= 5 && timeout <= 300))
            return problem('--timeout must be 5 to 300 seconds.');
        const { ref, json, browser, 'browser-arg': browserArgs } = values;
        return { url, ref, json, timeout, browser, browserArgs };
    }
    catch (error) {
        // Thrown by parseArgs, in words that fit: an unknown option, or one without its value.
        return problem(error.message);
    }
}
const OPTIONS = {
    ref: { type: 'string' },
    json: { type: 'boolean', default: false },
    timeout: { type: 'string', default: '30' },
    browser: { type: 'string' },
    'browser-arg': { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', short: 'h', default: false },
};
const problem = (text) => ({ problem: text });
const isPage = (url) => /^https?:\/\//i.test(url) && URL.canParse(url);

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

const pass = (detail, code = null) => ({
    state: 'pass',
    code,
    detail,
    mend: null,
});
const skip = (detail) => ({ state: 'skip', code: null, detail, mend: null });
/** The meaning of the code comes first; `seen` adds what the page has shown, `mend` replaces the general advice. */
const trouble = (state) => (code, seen = '', mend = adviceOf(code)) => ({
    state,
    code,
    detail: [CODES[code].meaning, seen].filter(Boolean).join(' '),
    mend,
});
const fail = trouble('fail');
const warn = trouble('warn');
function adviceOf(code) {
    const { advice } = CODES[code];
    return advice ?? null;
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

/** The tag that the snippet goes by. */
function mainTag(tags = []) {
    return tags.find(({ data }) => data.merchant ?? data.rewardful) ?? tags[0];
}
/** The options of the page's tag, as the snippet reads them; the defaults where there is no tag. */
function optionsOf(view) {
    return readOptions(rawOptions(mainTag(view?.tags)?.data));
}
/** The attributes, with what the part for Rewardful adds to them. */
function rawOptions(data = {}) {
    if (data.rewardful === undefined)
        return data;
    const param = data.param ?? `via,${data.rewardfulParams ?? ''},ref`;
    return { ...data, merchant: data.merchant ?? data.rewardful, param };
}

/** The origin of the API, where the policy of the page forbids to connect there; the browser then shows no request. */
function forbiddenApi(view) {
    const { apiOrigin } = optionsOf(view);
    const isForbidden = view?.violations.some(({ directive, address }) => directive === 'connect-src' && (address === `${apiOrigin}/v1/clicks` || address === apiOrigin));
    return isForbidden ? apiOrigin : undefined;
}

/** Whether the browser's word for a failure says that an extension or a rule of the browser's owner has stopped a request. */
function isBlocked(error) {
    return /\bERR_BLOCKED_BY_(CLIENT|ADMINISTRATOR)\b/.test(error ?? '');
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

/** An address without what may be secret in it: user name, query and fragment. Anything else than a page's address is left out. */
function plainUrl(address) {
    if (!address || !/^https?:/.test(address) || !URL.canParse(address))
        return 'no address';
    const { protocol, host, pathname } = new URL(address);
    return `${protocol}//${host}${pathname}`;
}

const referral = {
    id: 'referral',
    title: 'There is a referral',
    judge: (facts) => {
        const found = referralOf(facts);
        const params = paramsOf(facts).join(' or ');
        if (found)
            return pass(`The parameter ${params} has “${found}”.`, 'SG10');
        if (facts.ref !== undefined && facts.ref.trim().length > 255)
            return fail('SG15');
        if (facts.ref !== undefined) {
            const seen = `The address has lost the parameter ${params} on its way to ${plainUrl(facts.view?.landing)}.`;
            return fail('SG11', seen, 'Let redirects keep the query of the address.');
        }
        const mend = 'Give the ref of a real tracking link, --ref abc123, for a full check. It registers one click.';
        return warn('SG11', '', mend);
    },
};
/** The referral that the snippet finds, if any. */
function referralOf(facts) {
    const { view, attempts } = facts;
    const addresses = [view?.landing, view?.address].filter((address) => URL.canParse(address ?? ''));
    const found = addresses.map((address) => findReferral(address, paramsOf(facts)));
    return attempts[0]?.ref ?? found.find((ref) => ref);
}
/** The names of the URL parameter; those of `init` of the npm package nobody can know. */
function paramsOf({ view }) {
    return optionsOf(view).params;
}

/** A question that only a visitor whom a partner has sent can answer. */
const ofReferred = (judge) => (facts) => referralOf(facts) === undefined ? skip('Not judged: there is no referral.') : judge(facts);
const sends = {
    id: 'click',
    title: 'The click is sent',
    judge: ofReferred((facts) => {
        const { length } = facts.attempts;
        if (length === 0 && !forbiddenApi(facts.view))
            return fail('SG85');
        return pass(length > 1 ? `In ${length} attempts.` : 'At the first opportunity.', 'SG21');
    }),
};
const reaches = {
    id: 'connection',
    title: 'The request reaches the API',
    judge: ofReferred((facts) => {
        const origin = forbiddenApi(facts.view);
        if (origin)
            return fail('SG70', '', `Add ${origin} to connect-src.`);
        const last = facts.attempts.at(-1);
        if (!last)
            return fail('SG73');
        if (!last.isOver || last.error)
            return unanswered(facts, last);
        return pass(`${new URL(last.url).origin} has answered in ${last.duration} ms.`);
    }),
};
/** The snippet gives an attempt up after 10 seconds. */
const PATIENCE = 9500;
function unanswered({ isCorsRefused }, { error = '', duration, url }) {
    const says = `The browser says ${error} about ${new URL(url).origin}.`;
    if (isBlocked(error))
        return fail('SG72', says);
    if (error.includes('INTERNET_DISCONNECTED'))
        return fail('SG71', says);
    if (duration > PATIENCE || error.includes('TIMED_OUT'))
        return fail('SG74');
    if (!error)
        return fail('SG74', `It was still silent after ${duration} ms, when the doctor's time was over.`);
    if (isCorsRefused)
        return fail('SG73', `It allows no request of this site: ${says}`);
    return fail('SG73', says);
}
const answers = {
    id: 'answer',
    title: 'The API registers the click',
    judge: ofReferred((facts) => {
        const { status = 0, clickId, ref } = facts.attempts.at(-1) ?? {};
        const answered = `It has answered ${status}.`;
        if (clickId)
            return pass(`${answered} The click ID is ${clickId}.`, 'SG22');
        if (status === 401)
            return fail('SG28', answered);
        if (status === 404)
            return fail('SG25', `${answered} It does not know the ref “${ref}”.`);
        if (status === 408 || status === 425 || status === 429 || status >= 500)
            return fail('SG24', answered, LATER);
        return fail(status >= 400 ? 'SG25' : 'SG27', answered);
    }),
};
const LATER = 'Run the doctor again later. If that stays, look after the API.';

const key = {
    id: 'key',
    title: 'The merchant key is valid',
    judge: ({ view, attempts }) => {
        const tag = mainTag(view?.tags);
        const merchantKey = tag ? optionsOf(view).merchantKey : attempts[0]?.merchantKey;
        if (merchantKey)
            return pass(`A ${merchantKey.startsWith('pk_live') ? 'live' : 'test'} key.`);
        if (!tag)
            return skip('init has the key; only a click shows it.');
        const { merchant } = rawOptions(tag.data);
        // Not printed: what stands there may be anything.
        if (merchant?.startsWith('sk_')) {
            return fail('SG02', 'What stands there looks like a secret key.', SECRET);
        }
        return fail('SG02', merchant ? 'What stands there is no such key.' : 'There is no data-merchant.');
    },
};
const SECRET = `Revoke it in the dashboard, because everybody can read it here. ${CODES.SG02.advice}`;
/** What an attribute may hold; without an entry, anything. */
const ALLOWED = {
    apiUrl: (value) => originOf(value) !== undefined,
    attribution: (value) => value === 'first' || value === 'last',
    tabs: (value) => value === 'on' || value === 'off',
    contentType: (value) => value === 'text/plain' || value === 'application/json',
    param: (value) => /[^\s,]/.test(value),
};
const options = {
    id: 'options',
    title: 'The options are sound',
    judge: ({ view }) => {
        const { data = {} } = mainTag(view?.tags) ?? {};
        const wrong = Object.keys(ALLOWED).filter((name) => !ALLOWED[name]?.(data[name] ?? 'on') && name in data);
        if (wrong.length === 0)
            return pass('Each attribute has a value that it may have.');
        const names = wrong.map((name) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
        return warn('SG03', `See ${names.join(', ')}.`);
    },
};

/** A text from the network, storage or a page as a UUID of any version and case; `undefined` when it is none. */
function uuidOf(text) {
    return text?.match(/^[\da-f]{8}(-[\da-f]{4}){4}[\da-f]{8}$/i)?.[0];
}

const storage = {
    id: 'storage',
    title: 'The tab keeps the click ID',
    judge: ({ view, attempts }) => {
        const stored = view?.storedClickId;
        if (!view?.hasStorage)
            return fail('SG40', 'The browser refuses the storage to this page.');
        if (stored && !uuidOf(stored))
            return fail('SG41');
        if (!attempts.at(-1)?.clickId)
            return skip('Not judged: there is no click ID.');
        return stored ? pass('It is in sessionStorage.__selgeo_cid.') : fail('SG40', 'It has not been stored.');
    },
};
const newTabs = {
    id: 'tabs',
    title: 'New tabs get the click',
    judge: ({ view }) => {
        const { handOff } = optionsOf(view);
        const links = `${view?.newTabLinks} of its links open a new tab of the site.`;
        if (handOff || !view?.newTabLinks)
            return pass(view?.newTabLinks ? links : 'No link opens a new tab of the site.');
        return warn('SG33', links, 'Remove data-tabs, or target="_blank" from the links.');
    },
};
/** It carries the click ID, or will once there is one or somebody uses it. */
const WILLING = /^SG(5\d|60)$/;
const carries = {
    id: 'carriers',
    title: 'Something carries the click ID',
    judge: ({ view }) => {
        const all = view?.carriers ?? [];
        const willing = all.filter(({ code }) => WILLING.test(code));
        // A form that has not opted in is nothing unusual; the others want to sell something.
        const left = all.filter(({ code }) => !WILLING.test(code) && code !== 'SG63');
        const [first] = willing;
        if (first) {
            const kinds = [...new Set(willing.map(({ kind }) => kind.replace('-', ' ')))].join(', ');
            return pass(`${willing.length} would: ${kinds}.${leftAlone(left)}`, first.code);
        }
        if (view?.asked.ever)
            return pass('The code of the page asks for it.');
        const [odd] = left;
        return odd ? warn(odd.code, `See ${odd.selector}.`) : warn('SG86');
    },
};
function leftAlone(carriers) {
    if (carriers.length === 0)
        return '';
    const words = carriers.slice(0, 5).map(({ code, selector }) => `${selector} (${code})`);
    return ` ${carriers.length} would not: ${words.join(', ')}.`;
}
const onTime = {
    id: 'early',
    title: 'The page asks for it in time',
    judge: (facts) => {
        const { early = 0, ever = 0, nobody = 0, waits = 0 } = facts.view?.asked ?? {};
        if (facts.hasFailedWithoutIt)
            return fail('SG80', 'Its code has failed, because window.__selgeo was not there.');
        if (referralOf(facts) === undefined)
            return skip('Not judged: there is no referral.');
        const times = early + nobody;
        // Who asks again later, or waits, has asked early for a good reason.
        if (times === 0 || ever > early || waits > 0)
            return pass(times === 0 ? 'It has not asked too early.' : 'It has asked early, and again or with ready().');
        return warn('SG80', times === 1 ? 'It has asked once.' : `It has asked ${times} times.`);
    },
};

const script$2 = {
    id: 'script',
    title: 'The script loads',
    judge: (facts) => {
        const tag = mainTag(facts.view?.tags);
        if (facts.view?.version)
            return pass(`Version ${facts.view.version} runs.`);
        if (!tag?.src)
            return fail('SG82', 'The tag has no address.');
        const { src, hasIntegrity, outcome } = tag;
        const request = facts.scripts.findLast(({ url }) => url === src);
        if (isForbidden(facts, src) || request?.error === 'csp') {
            return fail('SG75', '', `Add ${new URL(src).origin} to script-src, or the nonce of the policy to the tag.`);
        }
        if (isBlocked(request?.error))
            return fail('SG72', `The browser says ${request?.error}.`);
        if ((request?.status ?? 0) >= 400)
            return fail('SG82', `Its server has answered ${request?.status}.`);
        if (outcome === 'load')
            return served(request);
        if (request?.error)
            return fail('SG82', `The browser says ${request.error}.`);
        if (outcome === 'error' && hasIntegrity)
            return fail('SG82', 'Its integrity is that of another file.', PIN);
        if (outcome === 'error')
            return fail('SG82', 'The browser has refused it.');
        return fail('SG82', 'Its server has not answered in time.');
    },
};
const PIN = 'Take the hash from integrity.json of the very version that you serve, or leave integrity out.';
function served(request) {
    const type = request?.contentType ?? '';
    // Servers of single-page applications answer everything with their page.
    if (/html/.test(type))
        return fail('SG82', `What comes from there is no script, but ${type.split(';')[0]}.`);
    return pass('It has been loaded.');
}
function isForbidden({ view }, src) {
    const violations = view?.violations ?? [];
    // A policy without script-src falls back to others; the browser names the one that would be the most exact.
    return violations.some(({ directive, address }) => directive.startsWith('script-src') && address === src);
}
const published = {
    id: 'global',
    title: 'window.__selgeo is its own',
    judge: ({ view }) => view?.published === 'snippet'
        ? pass('It has all that the snippet offers.')
        : fail('SG83', view?.published === 'nothing' ? 'It holds nothing.' : 'It holds something else.'),
};

const opens = {
    id: 'page',
    title: 'The page opens',
    judge: ({ opening: { status = 0, error }, view }) => {
        if (error)
            return fail('SG84', `The browser says ${error}.`);
        if (status >= 400)
            return fail('SG84', `The server has answered ${status}.`);
        if (!view)
            return fail('SG84', 'It lets nobody look: its own code may be busy without end.');
        return pass(`${plainUrl(view.address)} has answered${status ? ` ${status}` : ''}.`);
    },
};
const tag = {
    id: 'tag',
    title: 'The tag is on the page',
    judge: ({ view, opening }) => {
        const [first, second] = view?.tags ?? [];
        if (!first && view?.published === 'snippet')
            return pass('No tag, but init of the npm package.');
        if (!first) {
            return fail('SG81', 'Where it comes only after consent, nobody has consented here.');
        }
        if (second)
            return warn('SG04', 'The tag is there more than once.');
        const place = opening.hasTag ? 'in the HTML of the page' : 'put there by other code of the page';
        return pass(`${first.src ? plainUrl(first.src) : 'A tag without an address'}, ${place}.`);
    },
};

/** From the page to what carries the click ID: each link of the chain needs those before it. */
const CHAIN = [
    opens,
    tag,
    key,
    options,
    script$2,
    published,
    referral,
    sends,
    reaches,
    answers,
    storage,
    newTabs,
    carries,
    onTime,
];
/** Judges what a visit has brought to light. After the first failure the rest would only repeat it. */
function diagnose(facts) {
    let broken;
    return CHAIN.map(({ id, title, judge }) => {
        if (broken) {
            const detail = `Not judged: “${broken}” failed.`;
            return { id, title, state: 'skip', code: null, detail, mend: null };
        }
        const verdict = judge(facts);
        if (verdict.state === 'fail')
            broken = title;
        return { id, title, ...verdict };
    });
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const PROGRAMS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
/**
 * The browser to open the page with: `wanted`, else the one of the environment variable CHROME_PATH, else the first one
 * in the usual places. `undefined` where there is none; a path that is given counts even if nothing is there.
 */
function findBrowser(wanted, system, environment, exists) {
    return wanted || environment.CHROME_PATH || places(system, environment).find(exists);
}
function places(system, environment) {
    if (system === 'win32') {
        const roots = [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA];
        return roots.flatMap((root) => (root ? PROGRAMS.map((program) => win32.join(root, program)) : []));
    }
    if (system === 'darwin') {
        const roots = ['/Applications', posix.join(environment.HOME ?? '/', 'Applications')];
        return roots.flatMap((root) => APPS.map((app) => `${root}/${app}.app/Contents/MacOS/${app}`));
    }
    const folders = (environment.PATH ?? '').split(':').filter(Boolean);
    return NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

// All of them can drive a browser that is there already.
const PACKAGES = ['playwright-core', 'playwright', '@playwright/test'];
/**
 * Chromium's driver, from the project in the folder `cwd` or from beside this package; `undefined` where there is none.
 * `npx` keeps this package in a folder of its own, and what the project has installed is not to be seen from there.
 */
function loadPlaywright(cwd) {
    for (const from of [join(cwd, 'package.json'), import.meta.url]) {
        const require = createRequire(from);
        for (const name of PACKAGES) {
            try {
                return require(name).chromium;
            }
            catch {
                // It is not installed there.
            }
        }
    }
    return undefined;
}

const MARKS = {
    pass: ['✓', 32],
    fail: ['✗', 31],
    warn: ['!', 33],
    skip: ['–', 90],
};
/** Columns of a title and what comes after it. */
const WIDTH = 34;
/** The result as a checklist for people. */
function report({ url, ref, checks }, isColourful) {
    const paint = (text, colour) => (isColourful ? `\u001b[${colour}m${text}\u001b[39m` : text);
    const lines = checks.flatMap(({ state, title, code, detail, mend }) => {
        const [mark, colour] = MARKS[state];
        const head = paint(`${mark} ${title}`, colour);
        // What is well, or was not judged, takes one line.
        if (state === 'pass' || state === 'skip')
            return [`${head}${' '.repeat(WIDTH - title.length)}${printable(detail)}`];
        return [`${head}  ${code}`, `    ${printable(detail)}`, ...(mend ? [`    → ${printable(mend)}`] : [])];
    });
    return `${[printable(`${url}${ref === null ? '' : ` with the ref “${ref}”`}`), '', ...lines, '', count(checks)].join('\n')}\n`;
}
function count(checks) {
    const words = [
        ['fail', 'failed'],
        ['warn', 'to look at'],
        ['pass', 'passed'],
        ['skip', 'not judged'],
    ];
    return words
        .map(([state, word]) => [checks.filter((check) => check.state === state).length, word])
        .filter(([number]) => number > 0)
        .map(([number, word]) => `${number} ${word}`)
        .join(', ');
}
/** What a page or a server has written may hold characters that command a terminal. */
const printable = (text) => text.replace(/\p{Cc}/gu, ' ');

const script$1 = "(() => {\nvar page = (function (exports) {\n    'use strict';\n\n    /** Runs an effect so that no error reaches the host page, whatever that has done to the browser's objects. */\n    function quietly(effect) {\n        try {\n            effect();\n        }\n        catch {\n            // The page matters more than the click ID.\n        }\n    }\n\n    // Where the tab's storage is switched off or sandboxed away, or when it is full: memory, for the life of the page.\n    let storage = {};\n    quietly(() => {\n        // Null in an Android WebView whose app has not switched it on.\n        storage = sessionStorage ?? storage;\n    });\n\n    /** Elements of Stripe that take a `client-reference-id` (https://docs.stripe.com/payment-links/buy-button). */\n    const STRIPE_ELEMENTS = ['stripe-buy-button', 'stripe-pricing-table'];\n\n    /** The local name of the inspector's own element, which belongs to no page. */\n    const PANEL = 'selgeo-inspector';\n    const PLACES = `a[href],area[href],form,input[data-selgeo],${STRIPE_ELEMENTS}`;\n    /**\n     * Every element that may have to do with a click ID, in the document's order, those in open shadow roots included and\n     * those of the inspector left out. Nobody can look into a closed shadow root.\n     */\n    function candidates(root) {\n        return [...root.querySelectorAll('*')].flatMap((element) => {\n            if (element.localName === PANEL)\n                return [];\n            const own = element.matches(PLACES) ? [element] : [];\n            return element.shadowRoot ? [...own, ...candidates(element.shadowRoot)] : own;\n        });\n    }\n\n    /**\n     * The stable codes of the debug mode, the inspector and the doctor. A number is never used again for anything else:\n     * merchants search for them. SG0x start and key, SG1x referral, SG2x delivery, SG3x tabs, SG4x storage, SG5x what\n     * carries the click ID, SG6x what does not, SG7x why the API could not be reached, SG8x the page's own code and tag.\n     */\n    const CODES = {\n        SG01: { meaning: 'The snippet has started.' },\n        SG02: {\n            meaning: 'The merchant key is missing or malformed, so nothing is sent.',\n            advice: 'Set data-merchant to your public key, pk_live_… or pk_test_…, as the dashboard shows it.',\n        },\n        SG03: {\n            meaning: 'An option is malformed or unknown, and its default holds.',\n            advice: 'Compare the attribute with the table of options.',\n        },\n        SG04: {\n            meaning: 'The snippet runs already; this second tag or init has started nothing.',\n            advice: 'Keep one of the two.',\n        },\n        SG05: { meaning: 'Every address of the visit has been looked at, and other tabs where they count.' },\n        SG06: {\n            meaning: 'The visit has not begun: the page is prerendered, or waits for an answer of the other tabs.',\n            advice: 'Wait for ready({ timeout }) in checkout code.',\n        },\n        SG10: { meaning: 'A referral was found in an address of this visit.' },\n        SG11: {\n            meaning: 'No referral: neither the address nor an earlier page of this tab has one.',\n            advice: 'Open the page through a tracking link, such as https://your-site.com/?ref=abc123.',\n        },\n        SG12: { meaning: 'The referral is the one that this tab has already; it is not a new click.' },\n        SG13: { meaning: 'Another referral came later, and data-attribution=\"first\" keeps the first.' },\n        SG14: { meaning: 'The referral is of an older page: going back or reloading is not a new click.' },\n        SG15: {\n            meaning: 'The referral is blank or longer than 255 characters, so it is none.',\n            advice: 'Copy the tracking link from the dashboard again.',\n        },\n        SG16: {\n            meaning: 'This tab had a referral, and nothing is left of it: the API refused it, or its storage was emptied.',\n            advice: 'Open the tracking link in a new tab with ?selgeo_debug, and see what becomes of it on the first page.',\n        },\n        SG20: { meaning: 'The click is parked in the tab until the API has answered.' },\n        SG21: { meaning: 'The click is sent.' },\n        SG22: { meaning: 'The click is registered; its click ID is in force.' },\n        SG23: {\n            meaning: 'No answer: the network, the browser or an extension has stopped the request.',\n            advice: 'See the codes SG70 to SG75 for the reason.',\n        },\n        SG24: {\n            meaning: 'The API cannot take the click now; it is sent again.',\n            advice: 'Nothing to do: what is not registered on this page goes on with the next one.',\n        },\n        SG25: {\n            meaning: 'The API has refused the click for good.',\n            advice: 'The tracking link may be deleted: compare it with the dashboard.',\n        },\n        SG26: {\n            meaning: 'The attempts of this page are used up; the next page of the tab goes on.',\n            advice: 'See why the attempts failed, then open another page of the site in this tab.',\n        },\n        SG27: {\n            meaning: 'The API has answered without a click ID; that counts as no answer.',\n            advice: 'Check data-api-url: something else than the attribution API answers there.',\n        },\n        SG28: {\n            meaning: 'The API does not know the merchant key.',\n            advice: 'Copy the key again, and mind its mode: a test key is unknown to the live API.',\n        },\n        SG29: { meaning: 'The click is still under way.', advice: 'Wait for ready({ timeout }) in checkout code.' },\n        SG30: { meaning: 'A new tab asks the other tabs of the site for their click.' },\n        SG31: { meaning: 'The click was taken over from another tab.' },\n        SG32: {\n            meaning: 'This tab was opened by your site, and no other tab had a click to hand over.',\n            advice: 'Keep the landing page open until the new tab has loaded, or open the page in the same tab.',\n        },\n        SG33: {\n            meaning: 'This tab was opened by your site, and data-tabs=\"off\" keeps it from asking the others.',\n            advice: 'Remove data-tabs, or open the page in the same tab.',\n        },\n        SG40: {\n            meaning: 'The storage of the tab is switched off or full: the click ID is lost with this page.',\n            advice: 'Allow site data for this page. In a sandboxed frame, add allow-same-origin.',\n        },\n        SG41: {\n            meaning: 'The stored click ID is not a UUID, so it counts as none.',\n            advice: 'Something else writes sessionStorage.__selgeo_cid: leave that key to the snippet.',\n        },\n        SG50: { meaning: 'It carries the click ID.' },\n        SG51: { meaning: 'It gets the click ID when it is used.' },\n        SG52: { meaning: 'It gets the click ID once the page has loaded and is idle.' },\n        SG60: {\n            meaning: 'There is no click ID to carry yet.',\n            advice: 'See why there is none.',\n        },\n        SG61: {\n            meaning: 'It has a client_reference_id of your own, which stays.',\n            advice: 'Remove that value, or report the sale with createConversion.',\n        },\n        SG62: {\n            meaning: 'It leads to a host that is no Payment Link host.',\n            advice: 'If that is your own Payment Link domain, name it in data-payment-link-hosts.',\n        },\n        SG63: {\n            meaning: 'The form has not opted in.',\n            advice: 'If it signs up or sells something, add data-selgeo to it, or call fillForm(form).',\n        },\n        SG64: {\n            meaning: 'The form has a field of that name of its own, which stays.',\n            advice: 'Mark that field with data-selgeo, or name another one: data-selgeo=\"other_name\".',\n        },\n        SG65: {\n            meaning: \"It is one of Stripe's elements inside a shadow root, where the snippet does not look.\",\n            advice: 'Set client-reference-id yourself from getClickId(), or take it out of the shadow root.',\n        },\n        SG66: {\n            meaning: 'It leads to Stripe, but not to a Payment Link, and nothing can be added there.',\n            advice: 'For Checkout, set client_reference_id where your back end creates the session.',\n        },\n        SG67: {\n            meaning: 'The marked field has no name or is disabled, so the browser does not send it.',\n            advice: 'Give it a name, and enable it.',\n        },\n        SG68: {\n            meaning: 'It is a Payment Link inside an SVG image, where the snippet does not look.',\n            advice: 'Put an HTML link around the image, or set its address with decorateUrl(url).',\n        },\n        SG70: {\n            meaning: \"The page's Content Security Policy forbids the request.\",\n            advice: 'Add the origin of the API to connect-src.',\n        },\n        SG71: { meaning: 'The browser is offline.', advice: 'The click goes on when the network is back.' },\n        SG72: {\n            meaning: 'The request failed within milliseconds: most likely an extension blocks it; else the API refuses connections.',\n            advice: 'Open the page in a private window without extensions. If it fails there as well, check that the API runs.',\n        },\n        SG73: {\n            meaning: 'The API could not be reached: its server, the network, or what it says about CORS; or an extension.',\n            advice: 'Check data-api-url, and that the API runs and answers with Access-Control-Allow-Origin.',\n        },\n        SG74: { meaning: 'The API has not answered within 10 seconds.', advice: 'Check how fast the API answers.' },\n        SG75: {\n            meaning: \"The page's Content Security Policy forbids the script.\",\n            advice: \"Add the script's origin to script-src.\",\n        },\n        SG80: {\n            meaning: 'The page has asked for the click ID before there was one.',\n            advice: 'Ask at the moment of checkout, or wait for ready({ timeout }). useClickId() asks again by itself.',\n        },\n        SG81: {\n            meaning: 'There is no script tag of the snippet on this page.',\n            advice: 'Put the tag into the head of every page.',\n        },\n        SG82: {\n            meaning: 'The script of the tag could not be loaded.',\n            advice: 'Check the address of the tag, and its integrity attribute.',\n        },\n        SG83: {\n            meaning: 'The script has loaded, and window.__selgeo is not its own.',\n            advice: 'Something else on the page defines window.__selgeo: rename that.',\n        },\n        SG84: {\n            meaning: 'The page could not be opened.',\n            advice: 'Check the address, and that the page can be had without a login.',\n        },\n        SG85: {\n            meaning: 'There is a referral, and no click was sent.',\n            advice: 'Look for code that replaces fetch, and whether init of the npm package has the merchant key.',\n        },\n        SG86: {\n            meaning: 'Nothing on this page carries the click ID.',\n            advice: 'Nothing to do where visitors pay on another page. Else use a Payment Link or data-selgeo, or send getClickId().',\n        },\n    };\n\n    function explain(code) {\n        const { meaning, advice } = CODES[code];\n        return { code, meaning, advice: advice ?? null };\n    }\n\n    /**\n     * What a form, or a marked input that belongs to none, is to the snippet; `undefined` for a marked input whose form\n     * speaks for it. A field may hide what its form has of that name, hence the properties of the prototypes.\n     */\n    function judgeForm(element, { clickId }) {\n        const isInput = element.localName === 'input';\n        if (isInput && element.closest('form'))\n            return undefined;\n        const marked = isInput\n            ? element\n            : Element.prototype.querySelector.call(element, 'input[data-selgeo]');\n        const name = Element.prototype.getAttribute.call(element, 'data-selgeo');\n        if (!marked && name === null)\n            return 'SG63';\n        if (!marked && hasField(element, name || 'click_id'))\n            return 'SG64';\n        if (marked && !isSent(marked))\n            return 'SG67';\n        if (!clickId)\n            return 'SG60';\n        return marked?.value === clickId ? 'SG50' : 'SG51';\n    }\n    function hasField(form, name) {\n        const fields = Reflect.get(HTMLFormElement.prototype, 'elements', form);\n        return [...fields].some((field) => field.getAttribute('name') === name || field.id === name);\n    }\n    /** Whether the browser sends a field with its form. */\n    function isSent(input) {\n        return input.name !== '' && !input.matches(':disabled');\n    }\n\n    /** Where merchants put a Payment Link domain of their own, and what a Payment Link is called with. */\n    const LIKE_A_PAYMENT_HOST = /stripe|^(buy|pay|payments?|checkout|billing|donate|order)\\./;\n    const LIKE_A_PAYMENT_LINK = /[?&](client_reference_id|prefilled_(email|promo_code)|locked_prefilled_email)=/;\n    /** What a link is to the snippet; `undefined` for one that nobody would take for a Payment Link. */\n    function judgeLink(element, terms) {\n        const url = addressOf(element);\n        if (!url || !/^https?:$/.test(url.protocol))\n            return undefined;\n        const isPaymentLink = terms.hosts.includes(url.host);\n        // The address of a link in an SVG image is no text.\n        if (isPaymentLink && typeof element.href !== 'string')\n            return { kind: 'link', code: 'SG68' };\n        if (isPaymentLink) {\n            return { kind: 'payment-link', code: judgeReference(url.searchParams.get('client_reference_id'), terms) };\n        }\n        if (/(^|\\.)stripe\\.com$/.test(url.hostname))\n            return { kind: 'link', code: 'SG66' };\n        const resembles = (LIKE_A_PAYMENT_HOST.test(url.host) && url.host !== location.host) ||\n            LIKE_A_PAYMENT_LINK.test(url.search) ||\n            terms.hosts.some((host) => bare(host) === bare(url.host));\n        return resembles ? { kind: 'link', code: 'SG62' } : undefined;\n    }\n    /** The code for a place that holds `present`, or nothing. */\n    function judgeReference(present, { clickId, earlier = [] }) {\n        if (present && present === clickId)\n            return 'SG50';\n        if (present && !earlier.includes(present))\n            return 'SG61';\n        return clickId ? 'SG51' : 'SG60';\n    }\n    function addressOf(element) {\n        try {\n            return new URL(element.getAttribute('href') ?? '', element.baseURI);\n        }\n        catch {\n            return undefined;\n        }\n    }\n    /** A host without what people get wrong in it. */\n    function bare(host) {\n        return host\n            .toLowerCase()\n            .replace(/^www\\./, '')\n            .replace(/:\\d*$/, '');\n    }\n\n    /**\n     * A CSS selector that leads to an element, for people to read and to paste into `document.querySelector`: from the\n     * nearest element with an ID on. Where it has to enter a shadow root, the parts are separated by ` >>> `.\n     */\n    function selectorOf(element) {\n        const path = [];\n        for (let one = element; one; one = one.parentElement) {\n            const id = one.getAttribute('id');\n            // An ID may be used twice, and forms hide their own properties behind fields of that name.\n            if (id && /^[a-z][\\w-]*$/i.test(id) && one === first(one, `#${id}`)) {\n                path.unshift(`#${id}`);\n                break;\n            }\n            path.unshift(one.localName + place(one));\n            if (one.localName === 'body')\n                break;\n        }\n        const root = element.getRootNode();\n        const inner = path.join(' > ');\n        return root instanceof ShadowRoot ? `${selectorOf(root.host)} >>> ${inner}` : inner;\n    }\n    function first(element, selector) {\n        return element.getRootNode().querySelector?.(selector) ?? null;\n    }\n    /** Which one of several alike it is. */\n    function place(element) {\n        const alike = [...(element.parentNode?.children ?? [])].filter(({ localName }) => localName === element.localName);\n        return alike.length > 1 ? `:nth-of-type(${alike.indexOf(element) + 1})` : '';\n    }\n\n    /**\n     * Every Payment Link, Buy Button, Pricing Table and form within `root`, and every link that could be taken for a Payment\n     * Link, with the code that says what the snippet has done to it or why not. Only reads.\n     */\n    function inspectElements(root, terms) {\n        return candidates(root).flatMap((element) => {\n            const verdict = judge(element, terms);\n            if (!verdict)\n                return [];\n            const { kind, code } = verdict;\n            return [{ element, selector: selectorOf(element), kind, carries: code === 'SG50', ...explain(code) }];\n        });\n    }\n    function judge(element, terms) {\n        if (STRIPE_ELEMENTS.includes(element.localName))\n            return judgeStripe(element, terms);\n        if ('href' in element)\n            return judgeLink(element, terms);\n        const code = judgeForm(element, terms);\n        return code && { kind: 'form', code };\n    }\n    function judgeStripe(element, terms) {\n        const kind = element.localName === 'stripe-buy-button' ? 'buy-button' : 'pricing-table';\n        const code = judgeReference(element.getAttribute('client-reference-id'), terms);\n        // Clicks inside one stay inside its frame, so nothing tells the snippet of their use.\n        if (code === 'SG51')\n            return { kind, code: element.getRootNode() instanceof ShadowRoot ? 'SG65' : 'SG52' };\n        return { kind, code };\n    }\n\n    /** The origin of an http(s) address, as it is written there; `undefined` for anything else, and with a user name. */\n    function originOf(address) {\n        return address?.match(/^https?:\\/\\/[\\w.:-]+(?=\\/|$)/)?.[0];\n    }\n\n    /** Turns raw options into validated ones. */\n    function readOptions(raw) {\n        return {\n            merchantKey: raw.merchant?.match(/^pk_(live|test)_\\w+$/)?.[0],\n            apiOrigin: originOf(raw.apiUrl) ?? 'https://api.selgeo.com',\n            params: raw.param?.match(/[^\\s,]+/g) ?? ['ref'],\n            keepFirst: raw.attribution === 'first',\n            // Hosts become part of a CSS selector, so nothing but a host may pass.\n            hosts: ['buy.stripe.com', ...(raw.paymentLinkHosts?.match(/[\\w.:-]+/g) ?? [])],\n            handOff: raw.tabs !== 'off',\n            requestHeaders: raw.contentType === 'application/json' ? { 'Content-Type': raw.contentType } : {},\n        };\n    }\n\n    /** The tag that the snippet goes by. */\n    function mainTag(tags = []) {\n        return tags.find(({ data }) => data.merchant ?? data.rewardful) ?? tags[0];\n    }\n    /** The options of the page's tag, as the snippet reads them; the defaults where there is no tag. */\n    function optionsOf(view) {\n        return readOptions(rawOptions(mainTag(view?.tags)?.data));\n    }\n    /** The attributes, with what the part for Rewardful adds to them. */\n    function rawOptions(data = {}) {\n        if (data.rewardful === undefined)\n            return data;\n        const param = data.param ?? `via,${data.rewardfulParams ?? ''},ref`;\n        return { ...data, merchant: data.merchant ?? data.rewardful, param };\n    }\n\n    const OWN_FILE = /\\/(selgeo|compat\\/rewardful)\\.js$/;\n    /** The script tags of the snippet: those with a key, by which it knows its own, and those with its file. */\n    function findTags(watched) {\n        return [...document.scripts].filter(isOwn).map((script) => ({\n            src: script.src || undefined,\n            data: { ...script.dataset },\n            hasIntegrity: script.integrity !== '',\n            outcome: watched?.outcomes.get(script),\n        }));\n    }\n    function isOwn({ dataset, src }) {\n        const isFile = URL.canParse(src) && OWN_FILE.test(new URL(src).pathname);\n        return dataset.merchant !== undefined || /^pk_/.test(dataset.rewardful ?? '') || isFile;\n    }\n\n    const NONE = { version: null, clickId: null };\n    const MEMBERS = ['getClickId', 'ready', 'fillForm', 'decorateUrl'];\n    /** What `window.__selgeo` holds, read past what counts the page's own calls. */\n    function readPublished(watched) {\n        const descriptor = Object.getOwnPropertyDescriptor(window, '__selgeo');\n        const value = descriptor && 'value' in descriptor ? descriptor.value : watched?.published;\n        if (value === undefined || value === null)\n            return { published: 'nothing', ...NONE };\n        const version = /^\\d+\\.\\d+\\.\\d+[\\w.-]*$/.exec(value.version)?.[0];\n        if (!version || !MEMBERS.every((name) => typeof value[name] === 'function')) {\n            return { published: Array.isArray(value.q) ? 'stub' : 'other', ...NONE };\n        }\n        const ask = watched?.originals.get(value.getClickId) ?? (() => value.getClickId());\n        return { published: 'snippet', version, clickId: ask() };\n    }\n\n    const KEY = Symbol.for('selgeo.doctor');\n    /** `undefined` in a document that the browser has made itself. */\n    function readWatched() {\n        return Reflect.get(window, KEY);\n    }\n\n    /** What the page looks like now, as data. Changes nothing. */\n    function run() {\n        const watched = readWatched();\n        const tags = findTags(watched);\n        const snippet = readPublished(watched);\n        const terms = { hosts: hostsOf(tags, snippet.clickId), clickId: snippet.clickId };\n        const [navigation] = performance.getEntriesByType('navigation');\n        return {\n            address: location.href,\n            landing: navigation?.name,\n            isLoaded: document.readyState === 'complete',\n            tags,\n            ...snippet,\n            ...readStorage(),\n            asked: {\n                early: watched?.early ?? 0,\n                ever: watched?.ever ?? 0,\n                nobody: watched?.nobody ?? 0,\n                waits: watched?.waits ?? 0,\n            },\n            violations: watched?.violations ?? [],\n            newTabLinks: [...document.links].filter(({ target, origin }) => target === '_blank' && origin === location.origin).length,\n            carriers: inspectElements(document, terms).map(({ code, selector, kind }) => ({ code, kind, selector })),\n        };\n    }\n    /** Of a snippet without a tag nobody knows the options; a link with its click ID shows that it has the host. */\n    function hostsOf(tags, clickId) {\n        const decorated = [...document.links].filter(({ search }) => clickId && new URLSearchParams(search).get('client_reference_id') === clickId);\n        return [...optionsOf({ tags }).hosts, ...decorated.map(({ host }) => host)];\n    }\n    function readStorage() {\n        try {\n            return { hasStorage: true, storedClickId: sessionStorage.getItem('__selgeo_cid') };\n        }\n        catch {\n            return { hasStorage: false, storedClickId: null };\n        }\n    }\n\n    exports.run = run;\n\n    Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });\n\n    return exports;\n\n})({});\nreturn page.run();\n})()";

const script = "(() => {\nvar page = (function (exports) {\n    'use strict';\n\n    /** Lets what the page has published count the calls of its functions. The snippet itself calls none of them. */\n    function countCalls(watched) {\n        const api = watched.published;\n        count('getClickId', (answer) => {\n            watched.ever++;\n            if (!answer)\n                watched.early++;\n        });\n        count('ready', () => {\n            watched.waits++;\n        });\n        function count(name, note) {\n            try {\n                const original = api?.[name];\n                if (typeof original !== 'function' || watched.originals.has(original))\n                    return;\n                const counting = (...args) => {\n                    const answer = original.apply(api, args);\n                    note(answer);\n                    return answer;\n                };\n                watched.originals.set(counting, () => original.call(api));\n                api[name] = counting;\n            }\n            catch {\n                // The page has frozen it.\n            }\n        }\n    }\n\n    const KEY = Symbol.for('selgeo.doctor');\n    function startWatching() {\n        const watched = {\n            early: 0,\n            ever: 0,\n            nobody: 0,\n            waits: 0,\n            violations: [],\n            outcomes: new WeakMap(),\n            published: undefined,\n            originals: new WeakMap(),\n        };\n        Object.defineProperty(window, KEY, { value: watched, configurable: true });\n        return watched;\n    }\n\n    /** Runs before anything else in each document, and takes note of what nobody can find out afterwards. */\n    function run() {\n        const watched = startWatching();\n        addEventListener('securitypolicyviolation', (event) => {\n            const { effectiveDirective: directive, blockedURI: address, disposition } = event;\n            if (disposition === 'enforce')\n                watched.violations.push({ directive, address });\n        });\n        for (const type of ['load', 'error']) {\n            // Neither bubbles, and `load` does not even reach the window.\n            document.addEventListener(type, ({ target }) => watched.outcomes.set(target, type), true);\n        }\n        Object.defineProperty(window, '__selgeo', {\n            configurable: true,\n            enumerable: true,\n            get: () => {\n                countCalls(watched);\n                // The snippet and its stub look whether somebody is there, and move in at once. Anybody else wants something.\n                if (watched.published === undefined) {\n                    queueMicrotask(() => {\n                        if (watched.published === undefined)\n                            watched.nobody++;\n                    });\n                }\n                return watched.published;\n            },\n            set: (value) => {\n                watched.published = value;\n                countCalls(watched);\n            },\n        });\n    }\n\n    exports.run = run;\n\n    Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });\n\n    return exports;\n\n})({});\nreturn page.run();\n})()";

/** Quiet milliseconds after which nothing more is to be expected; a tag manager and a slow start get the longer one. */
const SHORT = 1000;
const LONG = 3000;
/** So many failures in a row are no accident. */
const ENOUGH = 3;
/** Whether a visit has brought to light what it can. */
function isSettled(facts) {
    const { opening, view, attempts, quiet } = facts;
    if (opening.error || (opening.status ?? 0) >= 400)
        return true;
    if (!view || quiet === 0)
        return false;
    const tag = mainTag(view.tags);
    if (view.published !== 'snippet')
        return quiet > (tag?.outcome ? SHORT : LONG);
    const isMute = tag && !optionsOf(view).merchantKey;
    if (isMute || forbiddenApi(view) || referralOf(facts) === undefined)
        return quiet > SHORT;
    const last = attempts.at(-1);
    if (!last)
        return quiet > LONG;
    if (isFinal(last) || attempts.length >= ENOUGH)
        return quiet > SHORT;
    return false;
}
function isFinal({ clickId, status = 0, error }) {
    const isRefused = status >= 400 && status < 500 && ![408, 425, 429].includes(status);
    return !!clickId || isRefused || isBlocked(error);
}

/** Takes note of the scripts and clicks that a page asks for, and of what the browser says about it. */
function listenTo(page) {
    const all = new Map();
    let isCorsRefused = false;
    let hasFailedWithoutIt = false;
    page.on('request', (request) => {
        // What a frame of the page does is another page's business.
        if (!isOfPage(request, page))
            return;
        const click = clickOf(request);
        if (click || request.resourceType() === 'script')
            all.set(request, { request, click, begin: Date.now() });
    });
    page.on('response', (response) => {
        const noted = all.get(response.request());
        if (!noted)
            return;
        noted.status = response.status();
        noted.contentType = response.headers()['content-type'] ?? '';
    });
    page.on('requestfailed', (request) => end(request, { error: request.failure()?.errorText || 'failed' }));
    page.on('requestfinished', async (request) => {
        if (!all.get(request)?.click)
            return end(request, {});
        const response = await request.response().catch(() => null);
        end(request, { clickId: clickIdOf(await response?.text().catch(() => '')) });
    });
    page.on('console', (message) => {
        if (/\/v1\/clicks\b.*CORS/.test(message.text()))
            isCorsRefused = true;
    });
    page.on('pageerror', ({ message }) => {
        // As Chromium words it for `__selgeo.getClickId()` and the like.
        if (/undefined \(reading '(getClickId|ready|fillForm|decorateUrl)'\)/.test(message))
            hasFailedWithoutIt = true;
    });
    function end(request, outcome) {
        const noted = all.get(request);
        if (noted)
            Object.assign(noted, outcome, { end: Date.now() });
    }
    const noted = (isClick) => [...all.values()].filter(({ click }) => !!click === isClick);
    return {
        scripts: () => noted(false).map(exchange),
        attempts: () => noted(true).map((one) => ({ ...exchange(one), ...clickFields(one) })),
        lastEnd: () => [...all.values()].reduce((last, { end }) => (last === undefined || end === undefined ? undefined : Math.max(last, end)), 0),
        isCorsRefused: () => isCorsRefused,
        hasFailedWithoutIt: () => hasFailedWithoutIt,
    };
}
const clickFields = ({ click, clickId }) => ({
    merchantKey: click?.merchantKey,
    ref: click?.ref,
    clickId,
});
function exchange({ request, begin, end, status, contentType, error }) {
    return {
        url: request.url(),
        duration: (end ?? Date.now()) - begin,
        isOver: end !== undefined,
        ...(status !== undefined && { status }),
        ...(contentType && { contentType }),
        // A script that is answered with an error fails as well.
        ...(error && { error }),
    };
}
function isOfPage(request, page) {
    try {
        return request.frame() === page.mainFrame();
    }
    catch {
        // It belongs to no frame: to a service worker, say.
        return false;
    }
}
/** What the snippet sends, told by its shape: the origin of the API may be any. */
function clickOf(request) {
    if (request.method() !== 'POST' || new URL(request.url()).pathname !== '/v1/clicks')
        return undefined;
    const click = fields(request.postData());
    return { merchantKey: text(click.merchant_key), ref: text(click.ref) };
}
const clickIdOf = (body) => uuidOf(text(fields(body).click_id));
const text = (value) => (typeof value === 'string' ? value : undefined);
function fields(json) {
    try {
        return { ...JSON.parse(json ?? '') };
    }
    catch {
        return {};
    }
}

/** An address that carries a referral: in the first of `params`, and in no other of them. */
function withRef(address, ref, params) {
    const url = new URL(address);
    for (const name of params)
        url.searchParams.delete(name);
    url.searchParams.set(params[0] ?? 'ref', ref);
    return url.href;
}

/** What a promise resolves to; `undefined` when it rejects, or takes longer than some milliseconds. */
async function within(milliseconds, promise) {
    let timer;
    const over = new Promise((resolve) => {
        timer = setTimeout(resolve, milliseconds, undefined);
    });
    try {
        return await Promise.race([promise.catch(() => undefined), over]);
    }
    finally {
        clearTimeout(timer);
    }
}

/** Opens the page as a visitor would, once, and gathers what becomes of the click. Takes no longer than `timeout`. */
async function visit(context, options) {
    const { url, ref, timeout, tell } = options;
    const deadline = Date.now() + timeout;
    const page = context.pages()[0] ?? (await context.newPage());
    await page.addInitScript(script);
    tell(`Opening the page${ref === undefined ? ' without a ref' : ''} …`);
    const facts = await open(page, ref === undefined ? url : withRef(url, ref, ['ref']), options, deadline);
    const params = paramsOf(facts);
    if (ref === undefined || params.includes('ref') || facts.attempts.length > 0)
        return facts;
    // Only the tag says what the parameter is called. To the snippet, the visit until now had no referral.
    tell(`Opening the page with the parameter ${params[0]} …`);
    return open(page, withRef(url, ref, params), options, deadline);
}
async function open(page, address, { ref, tell }, deadline) {
    const traffic = listenTo(page);
    const opening = await navigate(page, address, deadline);
    let view;
    let loaded = 0;
    let isTold = false;
    for (;;) {
        view = (await look(page, left(deadline))) ?? view;
        if (view?.isLoaded)
            loaded ||= Date.now();
        const lastEnd = traffic.lastEnd();
        const facts = {
            ref,
            opening,
            view,
            scripts: traffic.scripts(),
            attempts: traffic.attempts(),
            isCorsRefused: traffic.isCorsRefused(),
            hasFailedWithoutIt: traffic.hasFailedWithoutIt(),
            quiet: loaded && lastEnd !== undefined ? Date.now() - Math.max(loaded, lastEnd) : 0,
        };
        if (isSettled(facts) || Date.now() >= deadline)
            return facts;
        if (loaded && !isTold)
            tell('Waiting for the snippet and the API …');
        isTold ||= loaded > 0;
        await setTimeout$1(100);
    }
}
/** The milliseconds that are left, and a few for a last look when there are none: to Playwright, 0 is no limit. */
const left = (deadline) => Math.max(deadline - Date.now(), 100);
async function navigate(page, address, deadline) {
    try {
        const response = await page.goto(address, { waitUntil: 'commit', timeout: left(deadline) });
        const html = (await within(left(deadline), response?.text() ?? Promise.resolve(''))) ?? '';
        const hasTag = /data-merchant|data-rewardful|selgeo\.js/.test(html);
        return { ...(response && { status: response.status() }), hasTag };
    }
    catch (error) {
        // The message has the whole address in it; only the browser's word for what went wrong gets out.
        const word = error.message.match(/net::\w+/)?.[0];
        return { error: word ?? 'nothing, and the page has not come in time', hasTag: false };
    }
}
/** Nothing where the page is between two documents, or so busy that it does not answer. */
function look(page, timeout) {
    return within(timeout, page.evaluate(script$1));
}

const NO_PLAYWRIGHT = `The doctor drives a browser by playwright-core, which is not here. Install it, and run the doctor again:

  npm install --no-save playwright-core
`;
const NO_BROWSER = `There is no Chromium, Chrome or Edge in the usual places. Install one, for example

  apt-get install chromium      (Debian and Ubuntu, as root)
  npx playwright-core install chromium

or say where it is, with --browser <path> or the environment variable CHROME_PATH.
`;
const NO_SANDBOX = `Some containers keep Chromium's sandbox from working. There, for pages of your own: --browser-arg=--no-sandbox
`;
/** Runs the doctor, prints what it finds, and gives the exit code. */
async function main(args) {
    const wish = readArguments(args);
    if ('help' in wish) {
        process.stdout.write(USAGE);
        return args.length === 0 ? 2 : 0;
    }
    if ('problem' in wish)
        return complain(`${wish.problem}\n\n${USAGE}`);
    const chromium = loadPlaywright(process.cwd());
    if (!chromium)
        return complain(NO_PLAYWRIGHT);
    const browser = findBrowser(wish.browser, process.platform, process.env, existsSync) ?? downloaded(chromium);
    if (!browser)
        return complain(NO_BROWSER);
    const context = await launch(chromium, browser, wish.browserArgs);
    if (typeof context === 'string')
        return complain(`${browser} does not start.\n${context}\n\n${NO_SANDBOX}\n${NO_BROWSER}`);
    try {
        return print(await examine(context, wish), wish);
    }
    finally {
        await within(5000, context.close());
    }
}
async function examine(context, { url, ref, timeout }) {
    const tell = (line) => void process.stderr.write(`${line}\n`);
    const facts = await visit(context, { url, ref, timeout: timeout * 1000, tell });
    const checks = diagnose(facts);
    const ok = checks.every(({ state }) => state !== 'fail');
    return { url: plainUrl(url), ref: ref ?? null, ok, checks, elements: facts.view?.carriers ?? [] };
}
function print(result, { json }) {
    const isColourful = process.stdout.isTTY && !process.env.NO_COLOR;
    process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `\n${report(result, isColourful)}`);
    return result.ok ? 0 : 1;
}
function complain(text) {
    process.stderr.write(text);
    return 2;
}
/** The browser that Playwright has downloaded, if it has. */
function downloaded(chromium) {
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
}
/** A profile of its own, in a folder that is deleted in the end; or why there is none. */
async function launch(chromium, executablePath, args) {
    try {
        return await chromium.launchPersistentContext('', {
            executablePath,
            args: [...args],
            // Chromium's sandbox does not work for root.
            chromiumSandbox: process.getuid?.() !== 0,
            timeout: 30_000,
        });
    }
    catch (error) {
        return error.message
            .split('\n')
            .filter((line, index) => index === 0 || line.includes('[err]'))
            .slice(0, 5)
            .join('\n');
    }
}

try {
    process.exitCode = await main(process.argv.slice(2));
}
catch (error) {
    process.stderr.write(`The doctor could not go on: ${error.message.split('\n')[0]}\n`);
    process.exitCode = 2;
}
// A browser that does not want to end must not keep the doctor from ending.
setTimeout(() => process.exit(), 3000).unref();
