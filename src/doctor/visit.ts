import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { paramsOf } from './checks/referral.ts';
import type { Facts, View } from './facts.ts';
import { script as lookScript } from './page/look.ts?script';
import { script as signalScript } from './page/send-signal.ts?script';
import { script as watchScript } from './page/watch.ts?script';
import { isSettled } from './settled.ts';
import { listenTo } from './traffic.ts';
import { withRef } from './with-ref.ts';
import { within } from './within.ts';

export type VisitOptions = {
  readonly url: string;
  readonly ref: string | undefined;
  /** Whether to come as a visitor who has not agreed. */
  readonly isUnagreed: boolean;
  /** Milliseconds for all of it. */
  readonly timeout: number;
  /** Takes a line about what is done now. */
  readonly tell: (line: string) => void;
};

/** Opens the page as a visitor would, once, and gathers what becomes of the click. Takes no longer than `timeout`. */
export async function visit(context: BrowserContext, options: VisitOptions): Promise<Facts> {
  const { url, ref, timeout, tell } = options;
  const deadline = Date.now() + timeout;
  const page = context.pages()[0] ?? (await context.newPage());
  await page.addInitScript(watchScript);
  if (options.isUnagreed) await page.addInitScript(signalScript);
  tell(`Opening the page${ref === undefined ? ' without a ref' : ''} …`);
  const facts = await open(page, ref === undefined ? url : withRef(url, ref, ['ref']), options, deadline);

  const params = paramsOf(facts);
  if (ref === undefined || params.includes('ref') || facts.attempts.length > 0) return facts;
  // Only the tag says what the parameter is called. To the snippet, the visit until now had no referral.
  tell(`Opening the page with the parameter ${params[0]} …`);
  return open(page, withRef(url, ref, params), options, deadline);
}

/** Milliseconds between two lines that say that the doctor is still waiting. */
const PATIENCE = 5000;

async function open(
  page: Page,
  address: string,
  { ref, isUnagreed, tell }: VisitOptions,
  deadline: number,
): Promise<Facts> {
  const traffic = listenTo(page);
  const stored = new Set<string>();
  const opening = await navigate(page, address, deadline);
  let view: View | undefined;
  let loaded = 0;
  let told = 0;

  for (;;) {
    view = (await look(page, left(deadline))) ?? view;
    const attempts = traffic.attempts();
    for (const name of [...(view?.keys ?? []), ...(await cookiesOf(page))]) stored.add(name);
    if (view?.isLoaded) loaded ||= Date.now();
    const lastEnd = traffic.lastEnd();
    const facts: Facts = {
      ref,
      isUnagreed,
      opening,
      view: view && (attempts.length > 0 || traffic.mayHaveSnippet() ? view : withoutSnippet(view)),
      scripts: traffic.scripts(),
      attempts,
      stored: [...stored].sort(),
      isCorsRefused: traffic.isCorsRefused(),
      hasFailedWithoutIt: traffic.hasFailedWithoutIt(),
      quiet: loaded && lastEnd !== undefined ? Date.now() - Math.max(loaded, lastEnd) : 0,
    };
    if (isSettled(facts) || Date.now() >= deadline) return facts;
    if (loaded && Date.now() - told >= PATIENCE) {
      const seconds = Math.ceil(left(deadline) / 1000);
      tell(told ? `Still waiting, for ${seconds} s at most …` : 'Waiting for the snippet and the API …');
      told = Date.now();
    }
    await pause(100);
  }
}

/** What calls itself the snippet is not believed where no code of the snippet has come and nothing was sent. */
const withoutSnippet = (view: View): View =>
  view.published === 'snippet' && !view.hasOwnCode ? { ...view, published: 'other', version: null } : view;

/** The milliseconds that are left, and a few for a last look when there are none: to Playwright, 0 is no limit. */
const left = (deadline: number): number => Math.max(deadline - Date.now(), 100);

async function navigate(page: Page, address: string, deadline: number): Promise<Facts['opening']> {
  try {
    const response = await page.goto(address, { waitUntil: 'commit', timeout: left(deadline) });
    const html = (await within(left(deadline), response?.text() ?? Promise.resolve(''))) ?? '';
    const hasTag = /data-merchant|data-rewardful|selgeo\.js/.test(html);
    return { ...(response && { status: response.status() }), hasTag };
  } catch (error) {
    // The message has the whole address in it; only the browser's word for what went wrong gets out.
    const word = (error as Error).message.match(/net::\w+/)?.[0];
    return { error: word ?? 'nothing, and the page has not come in time', hasTag: false };
  }
}

/** Also those that no script can see. */
async function cookiesOf(page: Page): Promise<string[]> {
  const cookies = await page.context().cookies(page.url());
  return cookies.map(({ name }) => `cookie ${name}`);
}

/** Nothing where the page is between two documents, or so busy that it does not answer. */
function look(page: Page, timeout: number): Promise<View | undefined> {
  return within(timeout, page.evaluate<View>(lookScript));
}
