import { describe, expect, it } from 'vitest';
import { arrows } from '../../build/arrows.mjs';
import { reportsOf } from './support/reports-of.ts';

const rewrite = (body: string): string => arrows().renderChunk(`(function () {\n${body}\n})();`).code;

describe('arrows', () => {
  it('writes every declaration with let', () => {
    const code = rewrite('const a = 1; function b(c) { return c + a; } report(b(2));');
    expect(code).not.toMatch(/const|function b/);
    expect(reportsOf(code)).toEqual([3]);
  });

  it('lets a function be called above its declaration in another function', () => {
    const body =
      'function a() { return b(); function b() { return c(); } function c() { return 7; } } report(a());';
    const code = rewrite(body);
    expect(code).not.toMatch(/function [abc]/);
    expect(reportsOf(code)).toEqual([7]);
  });

  it('keeps what is async', () => {
    const code = rewrite('async function a() { await 1; } report(a() instanceof Promise);');
    expect(reportsOf(code)).toEqual([true]);
  });
});
