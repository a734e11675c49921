import { describe, expect, it } from 'vitest';
import { LIMIT } from '../burst.ts';
import type { Fetch } from '../exchange.ts';
import { report } from '../report.ts';
import { clauses, type Result, verify } from '../verify.ts';
import { answering, LOWER_LIMIT, refused, sandbox, withHeader, withStatus } from './support/breaking.ts';
import { brokenApis } from './support/broken-apis.ts';

const target = { origin: 'https://api.localhost', merchantKey: 'pk_test_sandbox', ref: 'demo' };

const judge = (fetch: Fetch, limit = LOWER_LIMIT, now = () => 0) =>
  verify(target, { fetch, limit, now, onProgress: () => {} });

async function results(...args: Parameters<typeof judge>): Promise<readonly Result[]> {
  const outcome = await judge(...args);
  if ('stopped' in outcome) throw new Error(outcome.stopped);
  return outcome;
}

const codes = (all: readonly Result[], outcome: Result['outcome']) =>
  all.filter((result) => result.outcome === outcome).map(({ code }) => code);

describe('the contract', () => {
  it('is kept by the sandbox', async () => {
    const all = await results(sandbox(), LIMIT);
    expect(all.map(({ code }) => code)).toEqual(clauses.map(({ code }) => code));
    expect(all.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  });

  it.each(brokenApis)(
    'is red in $red, and nowhere else, for an API that $what',
    async ({ build, limit, red, skipped }) => {
      const all = await results(build(), limit);
      expect({ red: codes(all, 'FAIL'), skipped: codes(all, 'skip') }).toEqual({
        red,
        skipped: skipped ?? [],
      });
      for (const { outcome, why } of all.filter(({ code }) => red.includes(code)))
        expect(why, outcome).toMatch(/\S, expected \S.*; mend: \S/);
    },
  );

  it('has no clause that no broken API has been red in, and no code twice', () => {
    const known = clauses.map(({ code }) => code).sort();
    expect(known).toEqual([...new Set(brokenApis.flatMap(({ red }) => red))].sort());
  });
});

describe('an API that registers nothing', () => {
  it('is red in C01, which says why, and in nothing that depends on it', async () => {
    const all = await results(answering((answer) => (answer.status === 201 ? refused(answer, 401) : answer)));
    expect(all[0]).toMatchObject({
      outcome: 'FAIL',
      why: expect.stringContaining('give this command a key'),
    });
    expect(codes(all, 'FAIL')).toEqual(['C01']);
  });

  it('is quoted with the address to which it sends clicks', async () => {
    const all = await results(
      answering((answer) => withHeader(withStatus(answer, 308), 'Location', 'https://other.test/')),
    );
    expect(all[0]?.why).toContain('answered 308 to https://other.test/, expected 201');
  });
});

describe('a run that can say nothing', () => {
  it.each([
    ['ENOTFOUND', 'No answer from https://api.localhost: no such host (DNS).'],
    ['CERT_HAS_EXPIRED', 'the certificate is not trusted (certificate has expired)'],
  ])('stops at %s', async (code, sentence) => {
    const cause = {
      code,
      message: code.toLowerCase().replaceAll('cert_', 'certificate ').replaceAll('_', ' '),
    };
    const outcome = await judge(() => Promise.reject(new TypeError('fetch failed', { cause })));
    expect(outcome).toEqual({ stopped: expect.stringContaining(sentence) });
  });

  it('stops where the key has used up its minute', async () => {
    const limited = answering((answer) => withHeader(withStatus(answer, 429), 'Retry-After', '42'));
    expect(await judge(limited)).toEqual({ stopped: expect.stringContaining('(Retry-After is 42)') });
  });

  it('does not blame the API for a network that takes too few requests in a minute', async () => {
    let time = 0;
    const all = await results(sandbox(), LIMIT, () => (time += 5000));
    expect(codes(all, 'FAIL')).toEqual([]);
    expect(codes(all, 'skip')).toEqual(['C21', 'C22', 'C23', 'C24', 'C25']);
    expect(all.find(({ code }) => code === 'C22')?.why).toMatch(/^only 260 of 2001 requests/);
  });
});

describe('the report', () => {
  it('has one line for each clause, whatever an API answers', async () => {
    const hostile = answering(
      (answer) => new Response('\u001b[31mred\n'.repeat(100), { status: 500, headers: answer.headers }),
    );
    const lines = report(await results(hostile)).split('\n');
    expect(lines).toHaveLength(clauses.length + 2);
    expect(lines[0]).toMatch(
      /^FAIL {2}C01 {2}A new click is answered with 201\. Answered 500 \[31mred \[31mred.*…, exp/,
    );
    expect(lines.join('')).not.toContain('\u001b');
  });
});
