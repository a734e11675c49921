import type { PaymentHosts } from '../agreed/options.ts';
import { STRIPE_ELEMENTS } from '../carry/stripe-elements.ts';
import type { ClickApi } from './click-api.ts';
import { readElements } from './elements.ts';
import type { Finding } from './failure.ts';
import type { InForce } from './in-force.ts';
import { judgeElement } from './judge-element.ts';
import { judgeRequest } from './judge-request.ts';
import { adviceFor, readPage } from './page-state.ts';
import type { TestLocator, TestPage, TestRequest } from './playwright.ts';
import { until } from './until.ts';

/** A locator, the selector of one, or a request that a page has sent. */
export type Carrier = string | TestLocator | TestRequest;

type Kit = {
  readonly page: TestPage;
  readonly api: ClickApi;
  readonly inForce: InForce;
  readonly hosts: PaymentHosts;
};

/** What is wrong with what should carry the click ID; `undefined` where it does, within `timeout` milliseconds. */
export async function findUncarried(
  kit: Kit,
  carrier: Carrier,
  timeout: number,
  byCookie: boolean,
): Promise<Finding | undefined> {
  if (isRequest(carrier)) return findInRequest(kit, carrier, timeout, byCookie);
  const locator = typeof carrier === 'string' ? kit.page.locator(carrier) : carrier;
  const name = typeof carrier === 'string' ? `"${carrier}"` : String(carrier);
  return until(
    timeout,
    () => findInElements(kit, locator, name),
    (finding) => !finding,
  );
}

async function findInElements(kit: Kit, locator: TestLocator, name: string): Promise<Finding | undefined> {
  // A page that is just being left has none.
  const readings = await locator.evaluateAll(readElements, STRIPE_ELEMENTS).catch(() => []);
  if (!readings.length)
    return {
      what: `Nothing on the page matches ${name}, so nothing carries the click ID.`,
      found: kit.page.url(),
      advice: 'Is the selector right, and is this the page that has it?',
    };
  for (const reading of readings) {
    const what = `The ${NAMES[reading.kind]} ${name} does not carry the click ID.`;
    const { clickId } = reading;
    const problem = clickId
      ? judgeElement(reading, clickId, kit.hosts)
      : {
          found: `${reading.html}, on a page without a click ID`,
          advice: adviceFor(await readPage(kit.page), kit.api),
        };
    if (problem) return { what, ...problem };
  }
  return undefined;
}

const NAMES = { link: 'link', form: 'form', input: 'input', stripe: 'Stripe element', other: 'element' };

async function findInRequest(
  kit: Kit,
  request: TestRequest,
  timeout: number,
  byCookie: boolean,
): Promise<Finding | undefined> {
  const what = `The request ${request.method()} ${request.url()} does not carry the click ID.`;
  if (!(await judgeRequest(request, kit.inForce.at(request), byCookie))) return undefined;
  // Its page may have been left by now.
  const ask = async () => kit.inForce.at(request, (await readPage(kit.page)).clickId);
  const clickIds = await until(timeout, ask, ({ length }) => length > 0);
  if (clickIds.length) {
    const problem = await judgeRequest(request, clickIds, byCookie);
    return problem && { what, ...problem };
  }
  return {
    what,
    found: 'a page without a click ID',
    advice: adviceFor(await readPage(kit.page), kit.api),
  };
}

const isRequest = (carrier: Carrier): carrier is TestRequest =>
  typeof carrier === 'object' && 'postData' in carrier;
