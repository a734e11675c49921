import { createConfig, lintFromString } from '@redocly/openapi-core';
import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ZodType } from 'zod';
import { clickRequest } from '../../sandbox/attribution/click-wire.ts';
import { conversionRequest } from '../../sandbox/attribution/conversion-wire.ts';
import { click, jsonOf, postConversion, start } from '../../sandbox/test/attribution/support.ts';
import { flawsOfAnswer, flawsOfRequest, type Path } from '../description.ts';
import { CLICKS, CONVERSIONS } from '../evidence.ts';
import openapi from '../openapi.json' with { type: 'json' };
import { bodies } from './support/bodies.ts';

/** The linter would take the members of a schema for unknown to its `then`. */
const EXAMPLES = {
  'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true },
} as const;

describe('the description', () => {
  it('has nothing that a linter finds wrong, its examples included', async () => {
    const problems = await lintFromString({
      source: JSON.stringify(openapi),
      absoluteRef: 'openapi.json',
      config: await createConfig({ extends: ['recommended-strict'], rules: { ...EXAMPLES } }),
    });
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
      [],
    );
  });

  it('fits what the sandbox answers to conversions', async () => {
    const sandbox = start();
    const sale = { click_id: await click(sandbox), external_transaction_id: 'a', event_type: 'sale' };
    const answers = [
      await postConversion(sandbox, sale),
      await postConversion(sandbox, sale),
      await postConversion(sandbox, { ...sale, external_transaction_id: 'b', click_id: undefined }),
      await postConversion(sandbox, '{'),
      await postConversion(sandbox, {}),
      await postConversion(sandbox, sale, null),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 409, 422, 400, 400, 401]);
    for (const answer of answers)
      expect(flawsOfAnswer(CONVERSIONS, answer.status, await jsonOf(answer))).toEqual([]);
  });
});

describe.each<[Path, ZodType, Arbitrary<unknown>]>([
  [CLICKS, clickRequest, bodies[CLICKS]],
  [CONVERSIONS, conversionRequest, bodies[CONVERSIONS]],
])('a body of %s', (path, wire, body) => {
  const isTaken = (value: unknown) => ({
    bySandbox: wire.safeParse(value).success,
    byDescription: flawsOfRequest(path, value).length === 0,
  });

  it('is taken by the sandbox where it is an example of the description', () => {
    const { content } = openapi.paths[path].post.requestBody;
    const examples = Object.values(content).flatMap((media) =>
      Object.values<{ value: unknown }>(media.examples),
    );
    for (const { value } of examples)
      expect(isTaken(value)).toEqual({ bySandbox: true, byDescription: true });
  });

  it('is taken by the sandbox or not as the description says', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(body, (value) => {
        const { bySandbox, byDescription } = isTaken(value);
        expect(byDescription, JSON.stringify(value)).toBe(bySandbox);
        seen.add(bySandbox);
      }),
      { numRuns: 300 },
    );
    expect(seen).toEqual(new Set([true, false]));
  });
});
