import type { Code } from '../../diagnosis/codes.ts';
import type { Finding, Kind } from '../../diagnosis/elements.ts';
import type { Inspection } from '../inspect.ts';

/** How something looks in the panel. */
export type Tone = 'good' | 'wait' | 'bad' | 'calm';

export const STATUS_WORDS: Readonly<Record<Inspection['status'], readonly [Tone, string]>> = {
  registered: ['good', 'Registered'],
  pending: ['wait', 'Under way'],
  none: ['wait', 'No click'],
  rejected: ['bad', 'Refused'],
  unreachable: ['bad', 'Not delivered'],
};

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  'payment-link': 'Payment Link',
  'buy-button': 'Buy Button',
  'pricing-table': 'Pricing Table',
  form: 'Form',
  link: 'Other link',
};

/** The sign in front of an element, and what it says to who cannot see it. */
export function markOf({
  carries,
  code,
}: Pick<Finding, 'carries' | 'code'>): readonly [Tone, string, string] {
  if (carries) return ['good', '✓', 'carries the click ID'];
  if (/SG(51|52|60)/.test(code)) return ['wait', '○', 'not yet'];
  // A search form and Stripe's billing portal are as they should be.
  return [/SG(63|66)/.test(code) ? 'calm' : 'bad', '–', 'left alone'];
}

/** What went well, what may come yet, and what went wrong, by the code of a decision. */
export function toneOf(code: Code, advice: string | null): Tone {
  if (/SG(22|31)/.test(code)) return 'good';
  if (!advice) return 'calm';
  return /SG(11|24|29|80|04)/.test(code) ? 'wait' : 'bad';
}

/** Milliseconds as people read them. */
export function timeWords(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
