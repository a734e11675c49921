// How far a click reaches: the table of docs/consent.md is made of this, and beyond-the-tab.spec.ts goes through every cell.

export const STORAGES = ['tab', 'local', 'cookie'] as const;
export type Storage = (typeof STORAGES)[number];

/** How the visitor goes on from the landing page, in words for merchants. */
export const JOURNEYS = {
  sameTab: 'the next page of the tab',
  linkedTab: 'a new tab, opened by a link',
  typedTab: 'a new tab, address typed',
  nextDay: 'a new tab, the next day',
  subdomain: 'a subdomain',
  listed: 'a domain in `data-domains`',
  unlisted: 'any other domain',
} as const;
export type Journey = keyof typeof JOURNEYS;

/** What the visitor has said. */
export const GATES = {
  none: 'no `data-consent`',
  closed: '`data-consent`, not answered',
  granted: '`data-consent`, agreed',
  refused: '`data-consent`, refused',
  gpc: '`data-opt-out="gpc"`, and the browser sends the signal',
} as const;
export type Gate = keyof typeof GATES;

const REACH: Readonly<Record<Storage, readonly Journey[]>> = {
  tab: ['sameTab', 'linkedTab', 'listed'],
  local: ['sameTab', 'linkedTab', 'typedTab', 'nextDay', 'listed'],
  cookie: ['sameTab', 'linkedTab', 'typedTab', 'nextDay', 'subdomain', 'listed'],
};

/** Whether anything may be stored or sent at all. */
export const isOpen = (gate: Gate): boolean => gate === 'none' || gate === 'granted';

/** Whether the click is there at the end of a journey. */
export const reaches = (storage: Storage, journey: Journey, gate: Gate): boolean =>
  isOpen(gate) && REACH[storage].includes(journey);
