import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkIntegrity, checkTag, integrityOf, notesOf } from '../../tools/release-steps.mjs';
import { withVersion } from '../../tools/version.mjs';

const CHANGELOG = `# Changelog

## 1.1.0 (unreleased)

- Added b.

## 1.0.0 (2026-11-29)

### Added

- Added a.

## 0.9.0 (2026-01-01)
`;

describe('the notes of a release', () => {
  it('are the section of its version', () => {
    expect(notesOf(CHANGELOG, '1.0.0')).toBe('### Added\n\n- Added a.');
  });

  it.each([
    ['1.1.0', 'unreleased'],
    ['1.0', 'no section "## 1.0"'],
    ['0.9.0', 'is empty'],
  ])('are missing for %s', (version, why) => {
    expect(() => notesOf(CHANGELOG, version)).toThrow(why);
  });
});

it.each(['1.0.0', 'v1.0.1', '', 'v1.0.0-beta'])('the tag %j does not release 1.0.0', (tag) => {
  expect(() => checkTag('v1.0.0', '1.0.0')).not.toThrow();
  expect(() => checkTag(tag, '1.0.0')).toThrow('v1.0.0');
});

it('a tarball is the tested one by npm’s own integrity, to the byte', () => {
  const tested = Buffer.from('tarball');
  expect(integrityOf(tested)).toMatch(/^sha512-.{88}$/);
  expect(() => checkIntegrity(tested, `${integrityOf(tested)}\n`)).not.toThrow();
  expect(() => checkIntegrity(Buffer.from('tarball.'), integrityOf(tested))).toThrow(
    'not the tarball that was tested',
  );
  expect(() => checkIntegrity(tested, '')).toThrow();
});

it('the version of package.json is written wherever the package shows it', () => {
  const source = readFileSync(new URL('../../src/agreed/version.ts', import.meta.url), 'utf8');
  expect(withVersion(source, '7.8.9')).toContain("export const version = '7.8.9';");
  expect(withVersion('✓ The script loads   Version 0.1.0 runs.', '7.8.9')).toContain('Version 7.8.9 runs.');
});
