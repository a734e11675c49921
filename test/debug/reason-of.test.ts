import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasonOf, type Situation, statusOf } from '../../src/debug/reason-of.ts';
import { CODES, type Code } from '../../src/diagnosis/codes.ts';
import { explain } from '../../src/diagnosis/explain.ts';
import { forAll } from '../support/for-all.ts';
import { CLICK } from '../support/values.ts';

const situations: fc.Arbitrary<Situation> = fc.record({
  clickId: fc.constantFrom(CLICK, null),
  codes: fc.array(fc.constantFrom(...(Object.keys(CODES) as Code[]))),
  isParked: fc.boolean(),
});

const now = (codes: string, isParked = false, clickId: string | null = null): Situation => ({
  clickId,
  codes: codes.split(' ') as Code[],
  isParked,
});

const PARKED = true;

describe('reasonOf', () => {
  it.each<[string, Situation, Code | null]>([
    ['nobody has referred the visitor', now('SG01 SG05 SG11'), 'SG11'],
    ['the referral is blank', now('SG01 SG05 SG15'), 'SG15'],
    ['the key is malformed', now('SG01 SG02 SG05'), 'SG02'],
    ['storage is off, and the page has no referral', now('SG01 SG40 SG05 SG11'), 'SG40'],
    ['storage is off, and the click of this page fails', now('SG01 SG40 SG20 SG21 SG05 SG25'), 'SG25'],
    ['something else has stored rubbish', now('SG01 SG41 SG05 SG11'), 'SG41'],
    ['the page is prerendered', now('SG01'), 'SG06'],
    ['the click is under way', now('SG01 SG20 SG21 SG05', PARKED), 'SG29'],
    ['the API refuses', now('SG01 SG20 SG21 SG05 SG25'), 'SG25'],
    ['the API does not know the key', now('SG01 SG20 SG21 SG05 SG28'), 'SG28'],
    ['an attempt has just failed', now('SG01 SG20 SG21 SG05 SG23', PARKED), 'SG23'],
    ['the policy forbids it', now('SG20 SG21 SG05 SG23 SG70', PARKED), 'SG70'],
    ['the cause of the next attempt is not known yet', now('SG20 SG21 SG23 SG72 SG21 SG23', PARKED), 'SG72'],
    ['the attempts are used up', now('SG20 SG21 SG23 SG73 SG21 SG24 SG26', PARKED), 'SG24'],
    ['another tab has the click', now('SG01 SG30 SG05 SG32'), 'SG32'],
    ['tabs are kept apart', now('SG01 SG05 SG33'), 'SG33'],
    ['an earlier page was refused', now('SG01 SG12 SG05 SG16'), 'SG16'],
    ['the page has asked too early', now('SG01 SG20 SG21 SG05 SG22 SG80', false, CLICK), 'SG80'],
    ['there is a click ID', now('SG01 SG20 SG21 SG05 SG22', false, CLICK), null],
  ])('names the reason when %s', (_, situation, expected) => {
    expect(reasonOf(situation)).toBe(expected);
  });

  it('names one, with an advice, whenever there is no click ID', () => {
    forAll(situations, (situation) => {
      const reason = reasonOf(situation);
      if (!situation.clickId) expect(reason).not.toBeNull();
      if (reason) expect(explain(reason).advice, reason).toMatch(/\.$/);
    });
  });

  it('names only what has happened, but for what has no code of its own', () => {
    forAll(situations, (situation) => {
      const reason = reasonOf(situation);
      expect([null, 'SG06', 'SG11', 'SG29', ...situation.codes]).toContain(reason);
    });
  });
});

describe('statusOf', () => {
  it.each<[string, Situation]>([
    ['registered', now('SG01 SG20 SG21 SG22', false, CLICK)],
    ['none', now('SG01 SG05 SG11')],
    ['none', now('SG01 SG02')],
    ['pending', now('SG01')],
    ['pending', now('SG01 SG20 SG21 SG23', PARKED)],
    ['pending', now('SG01 SG20 SG21 SG23 SG26 SG21', PARKED)],
    ['unreachable', now('SG01 SG20 SG21 SG23 SG26 SG73', PARKED)],
    ['rejected', now('SG01 SG20 SG21 SG05 SG25')],
  ])('is %s', (status, situation) => {
    expect(statusOf(situation)).toBe(status);
  });
});
