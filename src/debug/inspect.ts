import { type Options, STRIPE_PARAMETER } from '../agreed/options.ts';
import { version } from '../agreed/version.ts';
import { columnsOf } from '../diagnosis/codes.ts';
import type { Judged } from '../diagnosis/elements.ts';
import { explain } from '../diagnosis/explain.ts';
import { plainUrl } from '../diagnosis/plain-url.ts';
import type { Finding, Inspection } from '../visit/inspection.ts';
import { attemptsOf } from './attempts-of.ts';
import { lineOf } from './line-of.ts';
import { readPage } from './read-page.ts';

/** What the debug build knows about this page, as merchants are told. */
export function inspect(): Inspection {
  const { log, options, clickId, referral, status, reason, kept, elements } = readPage();
  return {
    version,
    options: options ? inWords(options) : null,
    landingUrl: plainUrl(performance.getEntriesByType('navigation')[0]?.name ?? location.href),
    referral,
    status,
    clickId,
    reason: reason && explain(reason),
    kept,
    attempts: attemptsOf(log),
    elements: elements.map(findingOf),
    log: log.map((entry) => ({ code: explain(entry.name).code, at: entry.at, text: lineOf(entry) })),
  };
}

function findingOf({ name, ...found }: Judged): Finding {
  return { ...found, carries: columnsOf(name).carries === 'now', ...explain(name) };
}

function inWords(options: Options) {
  const { merchantKey, apiBase, params, keepFirst, hosts, handOff, contentType } = options;
  return {
    merchant: merchantKey ?? null,
    apiUrl: apiBase || '/',
    param: params,
    attribution: keepFirst ? ('first' as const) : ('last' as const),
    // As they are given: `host=parameter` where it is not Stripe's.
    paymentLinkHosts: Object.entries(hosts).map((pair) => pair.join('=').replace(`=${STRIPE_PARAMETER}`, '')),
    tabs: handOff ? ('on' as const) : ('off' as const),
    contentType: contentType.replace(/;.*/, ''),
    storage: options.storage ?? ('tab' as const),
    attributionWindow: String(options.days),
    cookieDomain: options.cookieDomain ?? null,
    domains: options.domains,
    consent: options.needsConsent ? ('required' as const) : null,
    optOut: options.honoursGpc ? ('gpc' as const) : null,
  };
}
