import { expect, it } from 'vitest';
import { isSnippetCode } from '../../src/doctor/is-snippet-code.ts';
import { read } from '../package/support/repository.ts';

it('knows the scripts that are shipped, also as a tag manager quotes them', () => {
  for (const path of ['dist/selgeo.js', 'dist/selgeo-debug.js', 'dist/compat/rewardful.js']) {
    expect(isSnippetCode(read(path))).toBe(true);
    expect(isSnippetCode(JSON.stringify(read(path)).replaceAll('/', '\\/'))).toBe(true);
  }
});

it('does not take a script for the snippet that only names it', () => {
  expect(isSnippetCode("window.__selgeo = { version: '0.1.0', getClickId: () => null }")).toBe(false);
  expect(isSnippetCode("sessionStorage.getItem('__selgeo_cid')")).toBe(false);
});
