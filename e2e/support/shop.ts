import type { Sandbox } from '../../sandbox/start.ts';
import type { PortablePage } from '../engines/portable-page.ts';

export type CheckoutSession = {
  readonly id: string;
  readonly client_reference_id: string | null;
  /** What the session was created with. */
  readonly parameters: Readonly<Record<string, string>>;
};

/** The Checkout Session that the Stripe stand-in has opened last. */
export async function latestSession({
  origins,
}: Pick<Sandbox, 'origins'>): Promise<CheckoutSession | undefined> {
  const sessions = await (await fetch(`${origins.stripe}/sandbox/sessions`)).json();
  return sessions[0];
}

/** A Checkout Session of the Stripe stand-in, for tests that share one with others. */
export async function sessionById(
  { origins }: Pick<Sandbox, 'origins'>,
  id: string,
): Promise<CheckoutSession | undefined> {
  const sessions: CheckoutSession[] = await (await fetch(`${origins.stripe}/sandbox/sessions`)).json();
  return sessions.find((session) => session.id === id);
}

/** What the dashboard says about the newest sale or lead that mentions `text`, once there is one. */
export async function saleOnDashboard(
  page: PortablePage,
  { origins }: Pick<Sandbox, 'origins'>,
  text: string,
): Promise<string> {
  await page.goto(origins.attribution);
  return page.waitForFunction(
    (text) =>
      [...document.querySelectorAll('li.sale')]
        .map((sale) => sale.textContent ?? '')
        .find((sale) => sale.includes(text)),
    text,
  );
}

/** What the page of that sale or lead says, reached from the list on the dashboard that the page shows now. */
export async function trailOnDashboard(page: PortablePage, text: string): Promise<string | null> {
  const address = await page.waitForFunction(
    (text) =>
      [...document.querySelectorAll('li.sale')]
        .find((sale) => sale.textContent?.includes(text))
        ?.querySelector<HTMLAnchorElement>('a[href^="/conversions/"]')?.href,
    text,
  );
  await page.goto(address);
  return page.textContent('.trail');
}
