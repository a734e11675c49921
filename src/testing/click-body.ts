import { readOptions } from '../agreed/options.ts';
import { originOf } from '../agreed/origin-of.ts';
import { shortText } from '../agreed/short-text.ts';
import { uuidOf } from '../agreed/uuid-of.ts';
import { parsed } from '../store/tab.ts';
import { type ClickRequest, pathOf } from '../visit/click-api.ts';

type Rule = {
  /** Whether a text is well-formed. */
  readonly allows: (text: string) => boolean;
  readonly says: string;
  readonly isOptional?: true;
};

const SHORT = { allows: (text: string) => shortText(text) === text, says: '1 to 255 characters, trimmed' };

/** What the body of `POST /v1/clicks` may hold, by the rules that the snippet writes it by. */
const RULES: { readonly [name in keyof ClickRequest]-?: Rule } = {
  merchant_key: {
    allows: (text) => readOptions({ merchant: text }).merchantKey === text,
    says: 'a public key, pk_test_… or pk_live_…',
  },
  ref: SHORT,
  request_id: { allows: (text) => uuidOf(text) !== undefined, says: 'a UUID' },
  landing_url: {
    allows: (text) => `${originOf(text)}${pathOf(text)}` === text,
    says: 'origin and path of an http(s) address, without query and fragment',
  },
  referrer: { allows: (text) => originOf(text) === text, says: 'an origin', isOptional: true },
  visitor_token: { ...SHORT, isOptional: true },
};

/** What a click API would refuse a body for; nothing where it is a `ClickRequest`. */
export function problemOf(
  text: string | null,
): { readonly field?: string; readonly message: string } | undefined {
  const body = parsed(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { message: `The body is not a JSON object: ${quoted(text)}.` };
  const unknown = Object.keys(body).find((name) => !Object.keys(RULES).includes(name));
  if (unknown) return { field: unknown, message: `The body has an unknown field: \`${unknown}\`.` };
  for (const [field, { allows, says, isOptional }] of Object.entries(RULES)) {
    const value: unknown = Reflect.get(body, field);
    if (value === undefined && isOptional) continue;
    if (typeof value !== 'string' || !allows(value))
      return { field, message: `\`${field}\` must be ${says}, but is ${quoted(value)}.` };
  }
  return undefined;
}

const quoted = (value: unknown) => (value === undefined ? 'missing' : JSON.stringify(value).slice(0, 200));
