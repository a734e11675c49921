import { type InitOptions, OPTIONS, readOptions, STRIPE_PARAMETER } from '../agreed/options.ts';
import { isProcessor } from './is-processor.ts';

const NAMES = Object.keys(OPTIONS);

/**
 * The options that are malformed, that cannot work, or that are none but look like a misspelt one; the merchant key aside. Names only: a
 * value may be a secret that was pasted into the wrong place. Attributes of frameworks and other vendors are passed over.
 */
export function optionProblems(raw: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(raw).filter((name) => {
    if (name === 'debug' || name === 'merchant' || raw[name] === undefined) return false;
    if (name === 'paymentLinkHosts' && lacksParameter(raw[name])) return true;
    return isOption(name) ? !isAllowed(name, raw[name]) : NAMES.some((known) => isLike(name, known));
  });
}

function isOption(name: string): name is keyof InitOptions {
  return NAMES.includes(name);
}

function isAllowed(name: keyof InitOptions, value: unknown): boolean {
  const { allows } = OPTIONS[name];
  if (typeof value !== 'string') return false;
  return typeof allows === 'function' ? !!allows(value) : allows.includes(value);
}

/** Whether a processor's host is to take the click ID in Stripe's parameter, which only Stripe forwards. */
function lacksParameter(paymentLinkHosts: unknown): boolean {
  const { hosts } = readOptions({ paymentLinkHosts: String(paymentLinkHosts) });
  return Object.keys(hosts).some((host) => isProcessor(host) && hosts[host] === STRIPE_PARAMETER);
}

/** Whether somebody may have meant the one by the other: a part of it, or two letters off. */
function isLike(name: string, known: string): boolean {
  const [one, other] = [name.toLowerCase().replace(/[^a-z]/g, ''), known.toLowerCase()];
  return (one.length > 2 && (other.startsWith(one) || one.startsWith(other))) || distance(one, other) <= 2;
}

/** Levenshtein's edit distance. */
function distance(one: string, other: string): number {
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
