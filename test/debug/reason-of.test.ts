import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasonOf, type Situation, statusOf } from '../../src/debug/reason-of.ts';
import { CODES, type CodeName } from '../../src/diagnosis/codes.ts';
import { explain } from '../../src/diagnosis/explain.ts';
import { forAll } from '../support/for-all.ts';
import { CLICK } from '../support/values.ts';

const situations: fc.Arbitrary<Situation> = fc.record({
  clickId: fc.constantFrom(CLICK, null),
  decided: fc.array(fc.constantFrom(...(Object.keys(CODES) as CodeName[]))),
  isParked: fc.boolean(),
});

const now = (decided: string, isParked = false, clickId: string | null = null): Situation => ({
  clickId,
  decided: decided.split(' ') as CodeName[],
  isParked,
});

const PARKED = true;

describe('reasonOf', () => {
  it.each<[string, Situation, CodeName | null]>([
    ['the visitor has no referral', now('started searched no-referral'), 'no-referral'],
    ['the referral is blank', now('started searched referral-unusable'), 'referral-unusable'],
    ['the key is malformed', now('started key-missing searched'), 'key-missing'],
    ['the consent manager is not there', now('gate-closed manager-missing'), 'manager-missing'],
    ['it has come, without an answer', now('gate-closed manager-missing manager-silent'), 'manager-silent'],
    ['it has told of a refusal', now('gate-closed manager-silent consent-denied'), 'consent-denied'],
    [
      'storage is off, and the page has no referral',
      now('started storage-off searched no-referral'),
      'storage-off',
    ],
    [
      'storage is off, and the click of this page fails',
      now('started storage-off parked sent searched refused'),
      'refused',
    ],
    [
      'something else has stored rubbish',
      now('started stored-id-malformed searched no-referral'),
      'stored-id-malformed',
    ],
    ['the page is prerendered', now('started'), 'not-begun'],
    ['the click is under way', now('started parked sent searched', PARKED), 'under-way'],
    ['the API refuses', now('started parked sent searched refused'), 'refused'],
    ['the API does not know the key', now('started parked sent searched key-unknown'), 'key-unknown'],
    ['an attempt has just failed', now('started parked sent searched unanswered', PARKED), 'unanswered'],
    [
      'the policy forbids it',
      now('parked sent searched unanswered policy-forbids-request', PARKED),
      'policy-forbids-request',
    ],
    [
      'the cause of the next attempt is not known yet',
      now('parked sent unanswered blocked sent unanswered', PARKED),
      'blocked',
    ],
    [
      'the attempts are used up',
      now('parked sent unanswered api-out-of-reach sent not-now attempts-used-up', PARKED),
      'not-now',
    ],
    ['another tab has the click', now('started tabs-asked searched tabs-silent'), 'tabs-silent'],
    ['tabs are kept apart', now('started searched tabs-off'), 'tabs-off'],
    ['the referrer is hidden', now('started searched no-referral referrer-hidden'), 'referrer-hidden'],
    [
      'something else has refused the click',
      now('started parked sent searched not-the-api', PARKED),
      'not-the-api',
    ],
    ['an earlier page was refused', now('started same-referral searched referral-gone'), 'referral-gone'],
    [
      'the page has forgotten its click',
      now('started parked sent searched registered forgotten'),
      'forgotten',
    ],
    ['it has forgotten that of an earlier page', now('started searched forgotten forgotten'), 'forgotten'],
    [
      'it has forgotten a click that came after a search in vain',
      now('started searched no-referral parked sent registered forgotten'),
      'forgotten',
    ],
    [
      'it has forgotten a click while its storage is off',
      now('started parked storage-off sent registered searched forgotten'),
      'forgotten',
    ],
    ['it has forgotten a click that was refused', now('parked sent searched refused forgotten'), 'refused'],
    [
      'it has forgotten the click after one that was refused',
      now('parked sent searched refused parked sent registered forgotten'),
      'forgotten',
    ],
    ['there was nothing to forget', now('started searched no-referral forgotten forgotten'), 'no-referral'],
    [
      'it has forgotten a click before the search, in vain',
      now('started forgotten searched referral-gone'),
      'referral-gone',
    ],
    ['it has forgotten a click before the search', now('started forgotten'), 'not-begun'],
    [
      'a new click comes after one that is forgotten',
      now('parked sent registered searched forgotten parked sent', PARKED),
      'under-way',
    ],
    [
      'a new click is refused after one that is forgotten',
      now('parked sent registered searched forgotten parked sent refused'),
      'refused',
    ],
    [
      'a new click is registered after one that is forgotten, and then lost',
      now('parked sent registered searched forgotten parked sent registered'),
      'no-referral',
    ],
    [
      'the visitor has refused',
      now('parked sent registered searched consent-denied forgotten'),
      'consent-denied',
    ],
    ['a hand-over was not taken', now('started not-handed-over searched no-referral'), 'not-handed-over'],
    [
      'the page has asked too early',
      now('started parked sent searched registered asked-too-early', false, CLICK),
      'asked-too-early',
    ],
    ['there is a click ID', now('started parked sent searched registered', false, CLICK), null],
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
      expect([null, 'not-begun', 'no-referral', 'under-way', ...situation.decided]).toContain(reason);
    });
  });
});

describe('statusOf', () => {
  it.each<[string, Situation]>([
    ['registered', now('started parked sent registered', false, CLICK)],
    ['none', now('started searched no-referral')],
    ['none', now('started key-missing')],
    ['pending', now('started')],
    ['pending', now('started parked sent unanswered', PARKED)],
    ['pending', now('started parked sent unanswered attempts-used-up sent', PARKED)],
    ['unreachable', now('started parked sent unanswered attempts-used-up api-out-of-reach', PARKED)],
    ['rejected', now('started parked sent searched refused')],
  ])('is %s', (status, situation) => {
    expect(statusOf(situation)).toBe(status);
  });
});
