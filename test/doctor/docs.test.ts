import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CODES } from '../../src/diagnosis/codes.ts';
import { readArguments, USAGE } from '../../src/doctor/arguments.ts';
import { CHAIN, diagnose } from '../../src/doctor/chain.ts';
import { report } from '../../src/doctor/report.ts';
import { runTool } from '../package/support/install.ts';
import { read, root } from '../package/support/repository.ts';
import { block } from '../readme/block.ts';
import { CASES } from './support/cases.ts';
import { factsWith, viewWith } from './support/facts.ts';

const page = read('docs/doctor.md');

/** The arguments of the commands in a block. */
const commands = (language: string) =>
  [...block('docs/doctor.md', language).matchAll(/npx @selgeo\/snippet (.*?)(?: >.*)?$/gm)].map(
    ([, args = '']) => args.split(' '),
  );

describe('docs/doctor.md', () => {
  it('lists the checks in their order, each with the codes that it gives', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| .*? \| ((?:SG\d\d(?:, )?)+) \|$/gm)];
    expect(rows.map(([, id]) => id)).toEqual(CHAIN.map(({ id }) => id));
    for (const [, id, codes] of rows) {
      const given = CASES.map(([, , trouble]) => trouble)
        .filter((trouble) => trouble.startsWith(`${id}: `))
        .map((trouble) => trouble.slice(-4));
      expect(codes?.split(', ')).toEqual([...new Set(given)].sort());
    }
  });

  it('names only codes that there are', () => {
    const codes: readonly string[] = Object.values(CODES).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(page.match(/SG\d\d/g) ?? []));
  });

  it('has commands that the doctor takes', () => {
    for (const language of ['sh', 'yaml']) {
      const all = commands(language);
      expect(all).toHaveLength(1);
      for (const args of all) expect(readArguments(args)).toHaveProperty('url');
    }
  });

  it('lists the options of the usage', () => {
    const options = (text: string) =>
      [...text.matchAll(/^(?:\| `| {2})(--[\w-]+)/gm)].map(([, name]) => name);
    expect(options(page)).toEqual(options(USAGE));
  });

  it('shows the report of a page where all is well, as it is', () => {
    const shown = block('docs/doctor.md', 'text').trimEnd().split('\n');
    const [url = '', ref = ''] = commands('sh')[0]?.filter((arg) => !/^(doctor|--ref)$/.test(arg)) ?? [];
    const view = viewWith({ address: url, landing: `${url}?ref=${ref}` });
    const printed = report({ url, ref, checks: diagnose(factsWith({ ref, view })) }, false);
    const isSame = (line: string, index: number) => line.slice(0, 36) === shown[index]?.slice(0, 36);
    expect(printed.trimEnd().split('\n').filter(isSame)).toHaveLength(shown.length);
  });

  it('shows a failure as it is', () => {
    const violations = [{ directive: 'connect-src', address: 'https://api.selgeo.com/v1/clicks' }];
    const tags = [
      { src: undefined, data: { merchant: 'pk_test_a' }, hasIntegrity: false, outcome: undefined },
    ];
    const checks = diagnose(factsWith({ attempts: [], view: viewWith({ violations, tags }) }));
    const printed = report({ url: '', ref: null, checks }, false);
    expect(printed).toContain(block('docs/doctor.md', 'text', 1));
  });

  it('has the type of the JSON', () => {
    const folder = mkdtempSync(join(tmpdir(), 'selgeo-type-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const program = `import type { Result as Real } from '${join(root, 'src/doctor/report.ts')}';
      ${block('docs/doctor.md', 'ts')}
      type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
      export const fields: Same<keyof Real, keyof Result> = true;
      export const inner: Same<keyof Real['checks'][number], keyof Result['checks'][number]> = true;
      export const element: Same<keyof Real['elements'][number], keyof Result['elements'][number]> = true;
      export const states: Same<Real['checks'][number]['state'], Result['checks'][number]['state']> = true;
      export const result = (real: Real): Result => ({ ...real, checks: [...real.checks], elements: [...real.elements] });`;
    writeFileSync(join(folder, 'type.ts'), program);
    const options = '--noEmit --strict --target es2023 --module esnext --moduleResolution bundler';
    const args = [...options.split(' '), '--allowImportingTsExtensions', '--ignoreConfig', 'type.ts'];
    expect(runTool('typescript/bin/tsc', args, folder)).toBe('');
  });
});
