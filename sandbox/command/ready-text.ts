import colours from 'picocolors';
import { USUAL_SITE } from '../start.ts';
import type { Ready } from './ready.ts';

const { bold, cyan, dim } = colours;

/** The same for people: what to paste where, and what to do then. */
export function readyText(
  { tag, options, env, paymentLinks, testCards, partnerLink, stripe, site, shop }: Ready,
  forwardTo?: string,
): string {
  const isStandIn = paymentLinks.length > 0;
  return [
    ...section('For the <head> of your pages:', [tag]),
    ...section('Or for init and <Selgeo> of the package:', [
      `{ ${Object.entries(options)
        .map(([name, value]) => `${name}: '${value}'`)
        .join(', ')} }`,
    ]),
    ...section(
      'For the environment of your back end:',
      Object.entries(env).map(([name, value]) => `${name}=${value}`),
    ),
    ...(isStandIn
      ? [
          ...section('Its Stripe client, so that it talks to the stand-in:', [CLIENT]),
          ...section('Webhooks of the stand-in, signed with that secret:', [
            forwardTo
              ? `go to ${forwardTo}`
              : `reach your back end with --forward-to ${site === shop ? USUAL_SITE : site}/…`,
          ]),
          ...section('To pay:', [
            `${inFours(testCards.pays)}  pays, with any name, any three digits and any month to come`,
            `${inFours(testCards.declined)}  is declined`,
          ]),
          ...section('Payment Links, where there is no back end yet:', paymentLinks),
        ]
      : section('Payments go through Stripe itself, with your test keys.', [])),
    ...section(
      shop ? "A partner's link:" : `A partner's link to your site, ${site} (--site names another):`,
      [cyan(partnerLink)],
    ),
    dim(`Press Ctrl-C to stop.${isStandIn ? ` Renewals and refunds: ${stripe}` : ''}`),
    '',
  ].join('\n');
}

const CLIENT = `new Stripe(STRIPE_SECRET_KEY, { host: STRIPE_HOST, port: STRIPE_PORT, protocol: STRIPE_PROTOCOL })`;

const inFours = (number: string): string => number.replace(/.{4}(?=.)/g, '$& ');

const section = (title: string, lines: readonly string[]): string[] => [
  bold(title),
  ...lines.map((line) => `  ${line}`),
  '',
];
