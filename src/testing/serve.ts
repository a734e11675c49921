import { parsed } from '../store/tab.ts';
import { bodyOf } from './body-of.ts';
import { type Answer, type ClickApi, isClickApi } from './click-api.ts';
import type { InForce } from './in-force.ts';
import type { TestContext } from './playwright.ts';
import { pause } from './until.ts';

type Served = {
  readonly api: ClickApi;
  readonly inForce: InForce;
  /** Milliseconds that an answer of the click API takes. */
  readonly wait: () => number;
  /** See `TestOptions`. */
  readonly script: string | undefined;
};

/** Answers what pages of a context ask the click API, and the script of their tags. */
export async function serve(context: TestContext, { api, inForce, wait, script }: Served): Promise<void> {
  await context.route(isClickApi, async (route) => {
    const request = route.request();
    const method = request.method();
    const asked = method === 'OPTIONS' ? (await request.allHeaders())['access-control-request-headers'] : '';
    const before = api.requests.map(({ body }) => body);
    const answer = api.answer(method, asked ?? '', await bodyOf(request, before));
    const clickId = answer === 'offline' ? undefined : clickIdIn(answer);
    if (clickId) inForce.answers(request, clickId);
    if (wait()) await pause(wait());
    // Where the page, or the test, is over before its answer comes, nobody is there to take it.
    await (answer === 'offline' ? route.abort('connectionfailed') : route.fulfill(answer)).catch(() => {});
  });
  if (script === undefined) return;
  await context.route(isScript, (route) =>
    route.fulfill({
      path: script,
      contentType: 'text/javascript',
      // A tag with `integrity` asks for it across origins.
      headers: { 'Access-Control-Allow-Origin': '*' },
    }),
  );
}

const clickIdIn = ({ body }: Answer) => (parsed(body) as { click_id?: string } | undefined)?.click_id;

/** Whether an address is that of the script which merchants have in their tag. */
const isScript = ({ origin, pathname }: URL) =>
  origin === 'https://cdn.selgeo.com' && pathname.endsWith('/selgeo.js');
