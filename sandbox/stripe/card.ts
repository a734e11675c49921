import { z } from 'zod';
import { emailAddress } from '../support/email-address.ts';

/** What the payment form sends, as typed. */
export type CardForm = { email: string; number: string; expiry: string; cvc: string; name: string };

export type CardErrors = Partial<Record<keyof CardForm, string>>;

/** The only numbers that mean something, by what becomes of them. https://docs.stripe.com/testing#cards */
export const TEST_CARDS = { pays: '4242424242424242', declined: '4000000000000002' } as const;

const cardForm = z.object({
  email: z.string().trim().pipe(emailAddress('Enter an email address like ada@example.com.')),
  number: z.string().transform((text) => text.replace(/[\s-]/g, '')),
  expiry: z.string().trim(),
  cvc: z.string().regex(/^\s*\d{3,4}\s*$/, 'Enter the 3 digits on the back of the card.'),
  name: z.string().trim().min(1, 'Enter the name on the card.').max(200, 'Shorten the name on the card.'),
});

/**
 * Judges a payment form as Stripe's test mode would: 4242 4242 4242 4242 pays, 4000 0000 0000 0002 is declined.
 * `errors` holds one message per field; the card number itself is never returned, so it cannot be stored.
 */
export function judgeCard(
  form: CardForm,
  now: Date,
): { ok: true; email: string; name: string } | { ok: false; errors: CardErrors; declined: boolean } {
  const parsed = cardForm.safeParse(form);
  const errors: CardErrors = {};
  for (const issue of parsed.error?.issues ?? []) errors[issue.path[0] as keyof CardForm] ??= issue.message;
  const number = form.number.replace(/[\s-]/g, '');
  const numberError = numberProblem(number);
  if (numberError) errors.number = numberError;
  const expiryError = expiryProblem(form.expiry, now);
  if (expiryError) errors.expiry = expiryError;
  if (!parsed.success || Object.keys(errors).length > 0) return { ok: false, errors, declined: false };
  if (number === TEST_CARDS.declined) {
    return {
      ok: false,
      errors: { number: 'Your card was declined. Please try a different card.' },
      declined: true,
    };
  }
  return { ok: true, email: parsed.data.email, name: parsed.data.name };
}

function numberProblem(number: string): string | undefined {
  if (number === TEST_CARDS.pays || number === TEST_CARDS.declined) return undefined;
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) return 'Your card number is invalid.';
  return 'Only test cards work here, never a real one. Use 4242 4242 4242 4242.';
}

/** The check digit of every card number. https://en.wikipedia.org/wiki/Luhn_algorithm */
function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function expiryProblem(expiry: string, now: Date): string | undefined {
  const match = /^\s*(0?[1-9]|1[0-2])\s*\/?\s*(?:20)?(\d{2})\s*$/.exec(expiry);
  if (!match) return 'Enter the expiry date as MM / YY.';
  const firstInvalidDay = new Date(2000 + Number(match[2]), Number(match[1]), 1);
  return firstInvalidDay <= now ? "Your card's expiry date is in the past." : undefined;
}
