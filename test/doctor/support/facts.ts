import type { Attempt, Facts, Tag, View } from '../../../src/doctor/facts.ts';
import { CLICK, KEY } from '../../support/values.ts';

export const API = 'https://api.shop.test';
export const SRC = 'https://cdn.shop.test/v1/selgeo.js';

/** The tag of a shop, with other attributes. */
export const tagWith = (data: Record<string, string>, rest: Partial<Tag> = {}): Tag => ({
  src: SRC,
  data: { merchant: KEY, apiUrl: API, ...data },
  hasIntegrity: false,
  outcome: 'load',
  ...rest,
});

/** A page on which everything is well, but for what a test says. */
export const viewWith = (rest: Partial<View> = {}): View => ({
  address: 'https://shop.test/pricing',
  landing: 'https://shop.test/pricing?ref=abc&token=secret',
  isLoaded: true,
  tags: [tagWith({})],
  hasOwnCode: false,
  published: 'snippet',
  version: '1.2.3',
  clickId: CLICK,
  isGated: false,
  keys: [],
  hasStorage: true,
  storedClickId: CLICK,
  asked: { early: 0, ever: 0, nobody: 0, waits: 0 },
  violations: [],
  newTabLinks: 0,
  carriers: [{ name: 'carries', kind: 'payment-link', selector: 'a' }],
  ...rest,
});

/** An attempt that has been answered with a click ID, but for what a test says. */
export const attemptWith = (rest: Partial<Attempt> = {}): Attempt => ({
  url: `${API}/v1/clicks`,
  duration: 80,
  isOver: true,
  status: 201,
  merchantKey: KEY,
  ref: 'abc',
  clickId: CLICK,
  ...rest,
});

/** One that has been answered, or has failed, without a click ID. */
export const failedWith = (rest: Partial<Attempt>): Attempt => {
  const { status: _, clickId: __, ...bare } = attemptWith();
  return { ...bare, ...rest };
};

/** A visit on which everything is well, but for what a test says. */
export const factsWith = (rest: Partial<Facts> = {}): Facts => ({
  ref: 'abc',
  isUnagreed: false,
  opening: { status: 200, hasTag: true },
  view: viewWith(),
  scripts: [{ url: SRC, duration: 30, isOver: true, status: 200, contentType: 'text/javascript' }],
  attempts: [attemptWith()],
  stored: [],
  isCorsRefused: false,
  hasFailedWithoutIt: false,
  quiet: 5000,
  ...rest,
});
