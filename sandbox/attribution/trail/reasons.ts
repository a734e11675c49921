import type { CodeName } from '../../../src/diagnosis/codes.ts';
import { quote } from '../quote.ts';
import type { RefusedClick } from '../store/refused-clicks.ts';
import { times } from '../times.ts';
import type { Trail } from './read-trail.ts';

/** What may have happened on the merchant's page, by the code that its debug mode shows. */
export type Reason = {
  readonly name: CodeName;
  /** What the code means here. */
  readonly here: string;
  /** When it happened last, ISO 8601, where that is known. */
  readonly at?: string;
};

/** Every reason on the page that agrees with what is stored; none where no page is to blame. */
export function reasonsOf({ conversion, before }: Pick<Trail, 'conversion' | 'before'>): readonly Reason[] {
  if (conversion.code !== 'no_reference') return stored[conversion.code] ?? [];
  return [
    ...before.refused.map(refusal),
    { name: 'no-referral', here: 'the visitor has no referral' },
    // Without a click there was nothing that a page could have handed over.
    ...(before.click
      ? notHandedOver.filter(({ name }) => conversion.source === 'checkout' || name !== 'other-host')
      : []),
    {
      name: 'attempts-used-up',
      here: 'the API was out of reach, and the tab was closed before its click got through',
    },
  ];
}

const notHandedOver: readonly Reason[] = [
  { name: 'asked-too-early', here: 'the page has asked for the click ID too early' },
  { name: 'nothing-to-carry', here: 'a link or form was used before there was a click ID' },
  // What is told to the Conversion API comes from a form or a script, not from a Payment Link.
  { name: 'other-host', here: 'the Payment Link has a domain that the tag does not name' },
  { name: 'form-not-opted-in', here: 'the form has not opted in' },
  { name: 'tabs-silent', here: 'the tab with the click was closed before the buyer paid in another one' },
  {
    name: 'referrer-hidden',
    here: 'the buyer has paid in another tab, and the site’s Referrer-Policy no-referrer hides from that tab where it came from: open it in the same tab, or send same-origin',
  },
];

const stored: Readonly<Record<string, readonly Reason[]>> = {
  reference_not_a_click_id: [
    {
      name: 'own-reference',
      here: 'the link or element has its own reference, which the snippet does not replace',
    },
  ],
  click_unknown: [
    { name: 'started', here: 'its options name the API to which the page sends its clicks' },
    { name: 'option-unsound', here: 'data-api-url is malformed, so the clicks go elsewhere' },
  ],
  click_of_other_mode: [
    { name: 'started', here: 'its options name the key of the page; the prefix of the key is the mode' },
  ],
};

function refusal({ code, ref, message, merchant_key, count, last_at }: RefusedClick): Reason {
  if (code === 'unknown_key')
    return {
      name: 'key-unknown',
      here: `refused ${times(count)}: the key ${quote(merchant_key)} is unknown here`,
      at: last_at,
    };
  const why = code === 'unknown_ref' ? `no partner has the ref ${quote(ref)}` : message.replace(/\.$/, '');
  return { name: 'refused', here: `refused ${times(count)}: ${why}`, at: last_at };
}
