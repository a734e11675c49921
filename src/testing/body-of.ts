import { parsed } from '../store/tab.ts';
import type { ClickRequest } from '../visit/click-api.ts';
import type { TestRequest } from './playwright.ts';

const PARKED = '__selgeo_parked';

/**
 * The body of a click request. Where Playwright does not tell it, as over WebDriver BiDi, it is the click that the page has
 * parked to send: one that is not among those that have been asked, or else the latest. `null` where that is not known either.
 */
export async function bodyOf(
  request: TestRequest,
  asked: readonly (string | null)[],
): Promise<string | null> {
  const told = request.postData();
  if (told !== null || request.method() !== 'POST') return told;
  const list = parsed(await readItem(request).catch(() => null));
  const parked: ClickRequest[] = Array.isArray(list) ? list : [];
  const isNew = ({ request_id }: ClickRequest) => !asked.some((body) => body?.includes(request_id));
  const click = parked.find(isNew) ?? parked[parked.length - 1];
  return click ? JSON.stringify({ ...click, isLate: undefined }) : null;
}

// A request of a service worker has no frame: Playwright throws.
const readItem = async (request: TestRequest): Promise<string | null> =>
  request.frame().evaluate((name: string) => sessionStorage.getItem(name), PARKED);
