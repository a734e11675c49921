import type { Finding } from './failure.ts';
import type { TestRequest } from './playwright.ts';

/**
 * What is wrong with a request that should carry the click ID: in its address, its body or a header.
 *
 * @param clickIds Those that may have been in force. One is enough.
 * @param byCookie Whether the cookie counts as well, which goes along with every request.
 */
export async function judgeRequest(
  request: TestRequest,
  clickIds: readonly string[],
  byCookie: boolean,
): Promise<Required<Omit<Finding, 'what'>> | undefined> {
  const body = request.postData() ?? '';
  const { cookie = '', ...headers } = await request.allHeaders();
  const places = [request.url(), body, ...Object.values(headers), ...(byCookie ? [cookie] : [])];
  const holdsOne = (text: string) => clickIds.some((clickId) => text.includes(clickId));
  if (places.some(holdsOne)) return undefined;
  const expected = `the click ID ${clickIds.join(' or ')} in its address, its body or a header`;
  const other = body.match(
    /"(?:click_id|client_reference_id)":\s*(null|"[^"]*")|(?:click_id|client_reference_id)=[^&]*/,
  )?.[0];
  if (request.postData() === null && Number(headers['content-length']) > 0)
    return {
      found: `${request.method()} ${request.url()}\nwhose body Playwright does not tell in this browser`,
      expected,
      advice: 'Make this check in Chromium.',
    };
  return {
    found: `${request.method()} ${request.url()}\n${body ? `with the body ${body.slice(0, 300)}` : 'without a body'}`,
    expected,
    advice: [
      other
        ? `It says ${other}: the code read the click ID too early. Await ready({ timeout: 1500 }) before you send.`
        : 'Send what getClickId() gives, or the fields of a form with data-selgeo.',
      holdsOne(cookie) &&
        'Only its cookie has the click ID. If that is what your back end reads, say so: { byCookie: true }.',
    ]
      .filter(Boolean)
      .join('\n'),
  };
}
