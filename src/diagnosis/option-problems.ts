import { asTexts } from '../agreed/as-texts.ts';
import { type InitOptions, OPTIONS, readOptions, STRIPE_PARAMETER } from '../agreed/options.ts';
import { isProcessor } from './is-processor.ts';

const NAMES = Object.keys(OPTIONS);

/**
 * The options that are malformed, that cannot work, or that are none but look like a misspelt one; the merchant key aside. Names only: a
 * value may be a secret that was pasted into the wrong place. Attributes of frameworks and other vendors are passed over.
 */
export function optionProblems(raw: Readonly<Record<string, unknown>>): string[] {
  // As the snippet reads them: `init` takes a number as well. What it does not read, it ignores.
  const texts = asTexts(raw as unknown as InitOptions);
  return Object.keys(raw).filter((name) => {
    if (name === 'debug' || name === 'merchant' || raw[name] === undefined) return false;
    if (!isOption(name)) return NAMES.some((known) => isLike(name, known));
    const text = texts[name];
    return text === undefined || !isAllowed(name, text);
  });
}

function isOption(name: string): name is keyof InitOptions {
  return NAMES.includes(name);
}

function isAllowed(name: keyof InitOptions, text: string): boolean {
  // This is what `consent: true` becomes, and the gate is closed as asked. Other words close it too, but hardly on purpose.
  if (name === 'consent' && text === 'true') return true;
  if (name === 'paymentLinkHosts' && lacksParameter(text)) return false;
  const { allows } = OPTIONS[name];
  return typeof allows === 'function' ? !!allows(text) : allows.includes(text);
}

/** Whether a processor's host is to take the click ID in Stripe's parameter, which only Stripe forwards. */
function lacksParameter(paymentLinkHosts: string): boolean {
  const { hosts } = readOptions({ paymentLinkHosts });
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
