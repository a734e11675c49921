import type { Options } from '../../agreed/options.ts';
import { type CodeName, columnsOf, type Tone } from '../../diagnosis/codes.ts';
import type { Finding, Inspection, Kept } from '../../visit/inspection.ts';

const STATUS_WORDS: Readonly<Record<Inspection['status'], readonly [Tone, string]>> = {
  registered: ['good', 'Registered'],
  pending: ['wait', 'Under way'],
  none: ['wait', 'No click'],
  rejected: ['bad', 'Refused'],
  unreachable: ['bad', 'Not delivered'],
  consent: ['wait', 'Held back: no consent yet'],
};

/** How things are, in a few words. */
export function headlineOf(status: Inspection['status'], reason: CodeName | null): readonly [Tone, string] {
  const hasRefused = status === 'consent' && reason === 'consent-denied';
  return hasRefused ? ['wait', 'Held back: the visitor has refused'] : STATUS_WORDS[status];
}

export const KIND_WORDS: Readonly<Record<Finding['kind'], string>> = {
  'payment-link': 'Payment Link',
  'buy-button': 'Buy Button',
  'pricing-table': 'Pricing Table',
  form: 'Form',
  link: 'Other link',
};

/** Where a click ID is kept and for how long, as far as a page can know. */
export function keptWords(kept: readonly Kept[], options: Options | undefined): string {
  const words = kept.map(({ where, until }) => {
    if (where === 'tab') return 'in this tab';
    if (where === 'local')
      return `in localStorage${until ? ` until ${new Date(until).toISOString().slice(0, 10)}` : ''}`;
    const { cookieDomain, days } = options ?? {};
    const domain =
      cookieDomain === 'host' ? 'this host' : (cookieDomain ?? 'the widest domain that takes it');
    return `in a cookie of ${domain}, for ${days} days from the click unless the API has named others`;
  });
  return words.length ? `kept ${words.join('; ')}` : '';
}

/** The sign in front of an element, and what it says to who cannot see it. */
export function signOf(name: CodeName): readonly [sign: string, words: string] {
  const { carries } = columnsOf(name);
  if (carries === 'now') return ['✓', 'carries the click ID'];
  return carries === 'later' ? ['○', 'not yet'] : ['–', 'left alone'];
}

/** How the panel shows a decision or an element. */
export function toneOf(name: CodeName): Tone {
  const { advice, tone = advice ? 'bad' : 'calm' } = columnsOf(name);
  return tone;
}

/** Milliseconds as people read them. */
export function timeWords(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
