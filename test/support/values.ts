/** The shop's public key. */
export const KEY = 'pk_test_shop';

/** Click IDs, in the order in which a test meets them. */
export const CLICK = '0b9f7a6e-3c1d-4e52-8f60-1a2b3c4d5e6f';
export const LATER_CLICK = '7d3e2c1b-0a9f-4b8e-9d7c-6f5e4d3c2b1a';

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What storage, the network or a page may hold in place of a click ID. */
export const NOT_UUIDS = [
  '',
  'undefined',
  'null',
  '42',
  `${CLICK}0`,
  ` ${CLICK}`,
  `${CLICK}\n`,
  CLICK.slice(1),
];
