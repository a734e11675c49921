import type { ClickApi } from './click-api.ts';
import type { Finding } from './failure.ts';
import { isBlank, readPage } from './page-state.ts';
import type { TestPage } from './playwright.ts';
import { storedBy } from './stored.ts';
import { until } from './until.ts';

export type NothingStoredOptions = {
  /**
   * `absent`: your banner loads the snippet only after consent, so that it does not run yet.
   * @default 'running'
   */
  readonly snippet?: 'running' | 'absent' | undefined;
};

/** What the snippet has stored in the browser, or sent, as a finding; `undefined` where there is nothing. */
export async function findStored(
  page: TestPage,
  api: ClickApi,
  { snippet = 'running' }: NothingStoredOptions,
  timeout: number,
): Promise<Finding | undefined> {
  const what = 'The check cannot tell whether something is stored';
  const ask = () => readPage(page);
  // Before the snippet has started, it has stored nothing in any case.
  const { address, isThere, status } = await until(
    snippet === 'absent' ? 0 : timeout,
    ask,
    (state) => state.isThere,
  );
  if (isBlank(address))
    return {
      what: `${what}: no page is open.`,
      advice: "Open one first: await page.goto(selgeo.link('/')).",
    };
  if (!isThere && snippet === 'running')
    return {
      what: `${what}: the snippet does not run on ${address}.`,
      advice:
        "Put the tag or init() into the page. If your banner loads it only after consent,\npass { snippet: 'absent' } to expectNothingStored().",
    };
  const stored = await storedBy(page);
  const { length } = api.requests;
  const sent = length ? `${length} request${length > 1 ? 's' : ''} to the click API` : '';
  // Where the browser stores nothing, the click tells. A visitor who has withdrawn may have agreed to it before: then the
  // snippet waits for consent again, or its page is left.
  const isOpen = isThere && status !== 'consent';
  if (!stored.length && !(sent && isOpen)) return undefined;
  return {
    what: stored.length
      ? 'The snippet has stored something in the browser.'
      : 'The snippet has sent a click.',
    found: [...stored, sent && (stored.length ? `and ${sent}` : sent)].filter(Boolean).join('\n'),
    expected: 'nothing before the visitor agrees',
    advice: `Put data-consent="required" on the tag (consent: 'required' for init), and let the banner call\nsetConsent('granted') only when the visitor has agreed.`,
  };
}
