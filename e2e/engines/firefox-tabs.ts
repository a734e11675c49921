import type { Browser } from '@playwright/test';

type Send = (method: string, parameters?: object) => Promise<unknown>;
type Private = { _connection?: { toImpl(browser: Browser): { _browserSession?: { send: Send } } } };

/**
 * Has Firefox open pages in tabs, as visitors do. Playwright 1.64 has it open a window for each, which takes three times the
 * processor time, and has no option for that. Where its inner parts have other names, windows they stay.
 */
export function openTabs(browser: Browser): void {
  const session = (browser as Private)._connection?.toImpl(browser)._browserSession;
  if (!session) return;
  const send = session.send.bind(session);
  session.send = (method, parameters) =>
    send(method, method === 'browsingContext.create' ? { ...parameters, type: 'tab' } : parameters);
}
