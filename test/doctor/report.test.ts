import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/doctor/chain.ts';
import { printableData } from '../../src/doctor/printable.ts';
import { report } from '../../src/doctor/report.ts';
import { factsWith, failedWith } from './support/facts.ts';

const resultOf = (facts = factsWith()) => ({
  url: 'https://shop.test/pricing',
  ref: 'abc',
  checks: diagnose(facts),
});

describe('the report', () => {
  it('is a checklist: a line for what is well, three for what is not', () => {
    const facts = factsWith({ attempts: [failedWith({ status: 401, saysError: true })] });
    const lines = report(resultOf(facts), false).split('\n');
    expect(lines[0]).toBe('https://shop.test/pricing with the ref “abc”');
    expect(lines[2]).toBe('✓ The page opens                    https://shop.test/pricing has answered 200.');
    const at = lines.indexOf('✗ The API registers the click  SG28');
    expect(lines.slice(at + 1, at + 5)).toEqual([
      '    The API does not know the merchant key. It has answered 401.',
      '    → Copy the key again, and mind its mode: a test key is unknown to the live API.',
      '– 4 more checks                     Not judged: “The API registers the click” failed.',
      '',
    ]);
    expect(lines.slice(-2)).toEqual(['1 failed, 10 passed, 4 not judged', '']);
  });

  it('is colourful only where it is asked to be', () => {
    expect(report(resultOf(), true)).toContain('\u001b[32m✓ The page opens\u001b[39m');
    expect(report(resultOf(), false)).not.toContain('\u001b');
  });

  it('lets nothing through that commands a terminal', () => {
    const result = { ...resultOf(), ref: 'a\u001b[2Jb\nc\u009b\u202e' };
    expect(report(result, false).split('\n')[0]).toBe('https://shop.test/pricing with the ref “a [2Jb c  ”');
    expect(printableData(result).ref).toBe('a [2Jb c  ');
  });
});
