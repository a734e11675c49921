import type { ClickApi } from './click-api.ts';
import type { TestPage } from './playwright.ts';

/** What a page says of its visitor. */
export type PageState = {
  readonly address: string;
  /** Whether the snippet runs there. */
  readonly isThere: boolean;
  readonly clickId: string | null;
  /** What `ready()` says, in short time. */
  readonly status: string | null;
};

/** Asks a page. One that is just being left, or has been closed, knows nothing. */
export async function readPage(page: TestPage): Promise<PageState> {
  const state = await page.evaluate(askPage, null).catch(() => NOTHING);
  return { address: page.url(), ...state };
}

const NOTHING = { isThere: false, clickId: null, status: null };

/** Runs in the page, so it stands alone. */
async function askPage(): Promise<Omit<PageState, 'address'>> {
  const selgeo = window.__selgeo;
  if (typeof selgeo?.version !== 'string') return { isThere: false, clickId: null, status: null };
  const { status } = await selgeo.ready({ timeout: 50 });
  return { isThere: true, clickId: selgeo.getClickId(), status };
}

/** Whether no page has been opened: what is checked then, says nothing. */
export const isBlank = (address: string): boolean => address.startsWith('about:');

/** What a merchant has to do where a page that should have a click ID has none. */
export function adviceFor({ address, isThere, status }: PageState, api: ClickApi): string {
  const problem = [...api.requests].reverse().find((request) => request.problem)?.problem;
  const failing = api.failing();
  if (isBlank(address)) return `Open a page first: await page.goto(selgeo.link('/')).`;
  if (!isThere)
    return 'The snippet does not run on this page: window.__selgeo is missing. Put the script tag into the page, or call init().\nIf its script comes from cdn.selgeo.com and the test has no network, name the file: withSelgeo(page, { script }).';
  if (problem) return `The click API has refused the click, as the real one would. ${problem}`;
  if (failing !== undefined)
    return `The click API fails (${failing}), because the test has called selgeo.fail(). selgeo.recover() ends that.`;
  return ADVICE[status ?? ''] ?? ADVICE.pending;
}

const ADVICE: { readonly [status: string]: string } & Record<'pending', string> = {
  none: "No partner has sent this visitor. Open the page through a partner's link: await page.goto(selgeo.link('/')).\nIf it was opened so, check the merchant key of the tag, and its data-param: withSelgeo(page, { param }).",
  consent:
    "The visitor has not agreed yet: let the page call setConsent('granted'). If it should have done so, look for an error on the page: without the stub, a banner finds no __selgeo.",
  rejected: 'The click API has refused the click for good. After selgeo.recover(), open the link again.',
  unreachable:
    'The click API could not be reached. After selgeo.recover(), the next page of the tab tries again.',
  pending: 'The click API has not answered yet. With selgeo.delay(), give the check a longer { timeout }.',
};
