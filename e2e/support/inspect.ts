import type { Inspection } from '../../src/debug.ts';
import type { PortablePage } from '../engines/portable-page.ts';

/** Keeps what a page writes to the console, in its variable `lines`. */
export const LISTEN = `<script>
  lines = [];
  for (const level of ['log', 'info', 'warn', 'debug']) console[level] = (text) => lines.push(level + ' ' + text);
</script>`;

/** What `inspect()` says on the current page, but for the elements themselves, once it has decided with `code`. */
export async function inspectAfter(page: PortablePage, code: string): Promise<Inspection> {
  await page.waitForFunction(
    (code) => window.__selgeo?.inspect?.().log.some((entry) => entry.code === code),
    code,
  );
  return inspection(page);
}

/** What `inspect()` says now, but for the elements themselves. */
export async function inspection(page: PortablePage): Promise<Inspection> {
  const text = await page.waitForFunction(() =>
    JSON.stringify(window.__selgeo?.inspect?.(), (key, value) => (key === 'element' ? undefined : value)),
  );
  return JSON.parse(text);
}
