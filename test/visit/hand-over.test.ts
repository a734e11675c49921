import { expect, it } from 'vitest';
import { readClickId } from '../../src/store/registered-click.ts';
import { takeHandedOver } from '../../src/visit/hand-over.ts';
import { optionsOf } from '../support/options.ts';
import { newTabPerTest } from '../support/page.ts';
import { CLICK } from '../support/values.ts';

newTabPerTest();

const NOW = 1_800_000_000;
const SECOND = NOW.toString(36);

it.each([
  [`${CLICK}.${SECOND}`, CLICK],
  [`${CLICK}`, null],
  [`${CLICK}.`, null],
  [`${CLICK}.${SECOND}.0`, null],
  [`${CLICK}.${SECOND}!`, null],
  [`${CLICK}.${SECOND.toUpperCase()}`, null],
  [`${CLICK}.${SECOND} `, null],
  [`${CLICK}.-${SECOND}`, null],
  [`${CLICK} .${SECOND}`, null],
  [`.${SECOND}`, null],
  [`undefined.${SECOND}`, null],
])('the parameter selgeo=%s hands over %s', (value, clickId) => {
  const landing = { name: `https://other.test/?selgeo=${encodeURIComponent(value)}` } as PerformanceEntry;
  takeHandedOver(optionsOf({ domains: 'shop.test' }), landing, 'https://shop.test/', NOW * 1000);
  expect(readClickId()).toBe(clickId);
});
