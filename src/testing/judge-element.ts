import { type PaymentHosts, STRIPE_PARAMETER } from '../agreed/options.ts';
import { HAND_OVER } from '../carry/hand-over.ts';
import type { Reading } from './elements.ts';
import type { Finding } from './failure.ts';

type Verdict = Required<Omit<Finding, 'what'>>;

/** What is wrong with an element that should carry the click ID; `undefined` where it does. */
export function judgeElement(reading: Reading, clickId: string, hosts: PaymentHosts): Verdict | undefined {
  return JUDGES[reading.kind](reading, clickId, hosts);
}

const JUDGES: { readonly [kind in Reading['kind']]: typeof judgeElement } = {
  link: ({ html, address }, clickId, hosts) => {
    const url = urlOf(address);
    if (!url)
      return { found: `${html}, whose address is not valid`, expected: 'a link', advice: 'Give it an href.' };
    const parameter = hosts[url.host];
    if (parameter) return judgeParameter(html, parameter, url.searchParams.get(parameter), clickId);
    if (hasOne(url.searchParams, clickId)) return undefined;
    return {
      found: `${html}, which leads to ${url.host}`,
      expected: `the click ID ${clickId} in its address`,
      advice: `The snippet adds it to links to ${Object.keys(hosts).join(', ')}.\nName another host in the tag's data-payment-link-hosts and, with a parameter of its own, in the option paymentLinkHosts of withSelgeo().`,
    };
  },
  form: ({ html, values, isMarked }, clickId) => {
    if (hasOne(values, clickId)) return undefined;
    const names = values.map(([name]) => name).join(', ');
    return {
      found: `${html}, which sends ${names ? `the fields ${names}` : 'no field'}`,
      expected: `a field with the click ID ${clickId}`,
      advice: isMarked
        ? 'The form has its own field of that name, or the marked field is disabled or has no name.'
        : 'Give the form the attribute data-selgeo. If its data goes out by code, check the request instead.',
    };
  },
  input: ({ html, values, isMarked }, clickId) => {
    const [[, value = ''] = []] = values;
    if (value === clickId) return undefined;
    return {
      found: `${html} with the value ${JSON.stringify(value)}`,
      expected: `the click ID ${clickId}`,
      advice: isMarked
        ? 'The snippet fills a marked input once the page has loaded, and leaves one that is not hidden by data-selgeo.'
        : 'Give the input the attribute data-selgeo.',
    };
  },
  stripe: ({ html, values }, clickId) =>
    judgeParameter(html, ATTRIBUTE, values.find(([name]) => name === ATTRIBUTE)?.[1] ?? null, clickId),
  other: ({ html, values }, clickId) =>
    values.some(([, value]) => value === clickId)
      ? undefined
      : {
          found: `${html}, which has the click ID in no attribute`,
          expected: `the click ID ${clickId} in an attribute`,
          advice: 'Name the link, form, input or Stripe element itself; the snippet touches nothing else.',
        },
};

/** Whether one of the parameters or fields is the click ID, or hands it over to another domain. */
const hasOne = (values: Iterable<readonly [name: string, value: string]>, clickId: string) =>
  [...values].some(
    ([name, value]) => value === clickId || (name === HAND_OVER && value.startsWith(`${clickId}.`)),
  );

const ATTRIBUTE = STRIPE_PARAMETER.replace(/_/g, '-');

function judgeParameter(
  html: string,
  name: string,
  value: string | null,
  clickId: string,
): Verdict | undefined {
  if (value === clickId) return undefined;
  return {
    found: value ? `${html} with ${name}=${value}` : `${html} without ${name}`,
    expected: `${name}=${clickId}`,
    advice: value
      ? 'The snippet does not replace your own value. Leave it out, or send the click ID in the metadata of your back end.'
      : 'The snippet has added nothing although the visitor has a click ID. Is the element in a frame or a closed shadow root?',
  };
}

function urlOf(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
