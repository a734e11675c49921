import { CLICK_ID } from './own-api.ts';

/** What the snippet keeps of a click that waits, save its `ref`. */
export const PARKED = {
  merchant_key: 'pk_test_sandbox',
  landing_url: 'http://localhost/',
  request_id: CLICK_ID,
};

/** What may lie in the storage of a tab, by a mistake or by ill will. */
export type Stored = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What is malformed, whatever engine reads it. */
export const MALFORMED: Stored = {
  'null where lists should be': { __selgeo_parked: 'null', __selgeo_seen: 'null' },
  'lists of nothing': { __selgeo_parked: '[0]', __selgeo_seen: '[null]' },
  'lists of lists': { __selgeo_parked: '[[[]]]', __selgeo_seen: '[[],{}]' },
  'texts where clicks should be': { __selgeo_parked: '["ref"]', __selgeo_seen: '"ref"' },
  'clicks without a request ID': {
    __selgeo_parked: JSON.stringify([{ ...PARKED, ref: 'x', request_id: 7 }]),
  },
};

/** What is large: engines differ in what a storage and a request may hold. */
export const LARGE: Stored = {
  'a visitor token of 100 KB': { __selgeo_vtk: 'x'.repeat(100_000) },
  'a parked click with a visitor token of 100 KB': {
    __selgeo_parked: JSON.stringify([{ ...PARKED, ref: 'demo', visitor_token: 'x'.repeat(100_000) }]),
  },
  '10,000 things that are no clicks': { __selgeo_parked: JSON.stringify(Array(10_000).fill({ ref: 7 })) },
  '10,000 referrals': { __selgeo_seen: JSON.stringify(Array.from({ length: 10_000 }, (_, i) => `r${i}`)) },
};
