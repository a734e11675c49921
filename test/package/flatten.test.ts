import { describe, expect, it } from 'vitest';
import { flatten } from '../../build/flatten.mjs';
import { reportsOf } from './support/reports-of.ts';

const rewrite = (body: string): string => flatten().renderChunk(`(function () {\n${body}\n})();`).code;

describe('a function that is called once', () => {
  it.each([
    ['as a statement', 'function a(b) { report(b); report(b + 1); } a(1); report(9);', [1, 2, 9]],
    ['for its value', 'function a(b) { const c = b * 2; return c + 1; } const d = a(3); report(d);', [7]],
    [
      'for a value to assign',
      'function a() { report(1); return 2; } let d; if (true) d = a(); report(d);',
      [1, 2],
    ],
    [
      'for a list',
      'function a() { const b = 1; return [b, () => 2]; } const [c, d] = a(); report(c + d());',
      [3],
    ],
    ['for a part of a list', 'function a() { return [1, 2]; } const [, c] = a(); report(c);', [2]],
    ['in an expression', 'const a = (b) => b + 1; report(2 * a(1));', [4]],
    ['at the end of another', 'function a(b) { if (b) return 1; report(b); } (() => { a(0); })();', [0]],
  ])('becomes part of its caller: %s', (_, body, reports) => {
    const code = rewrite(body);
    expect(code).not.toMatch(/function a\b|\ba =/);
    expect(reportsOf(code)).toEqual(reports);
  });

  it('is waited for as before', async () => {
    const body =
      'async function a() { const b = await 1; return b; } report((async () => { const c = await a(); return c; })());';
    const code = rewrite(body);
    expect(code).not.toContain('function a');
    await expect(reportsOf(code)[0]).resolves.toBe(1);
  });

  it('meets no variable of the same name there', () => {
    const body = 'const b = 1; function a(c) { const b = 2; return c + b; } const d = a(10); report(b + d);';
    expect(reportsOf(rewrite(body))).toEqual([13]);
  });

  it('goes on with the value that a variable had when it was called', () => {
    const body = 'let b = 1; function a(c) { return () => c; } const d = a(b); b = 2; report(d());';
    expect(reportsOf(rewrite(body))).toEqual([1]);
  });

  it.each([
    ['leaves in the middle', 'function a(b) { if (b) return 1; return 2; } report(a(0) + 0); ', [2]],
    [
      'leaves in the middle, for a variable',
      'function a(b) { if (b) return 1; return 2; } const c = a(1); report(c);',
      [1],
    ],
    ['is called from itself alone', 'function a(b) { return b ? a(b - 1) : 7; } report(7);', [7]],
    [
      'changes what it was given',
      'function a(b) { b++; return b; } let c = 1; const d = a(c); report(c + d);',
      [3],
    ],
  ])('does as before when it %s', (_, body, reports) => {
    expect(reportsOf(rewrite(body))).toEqual(reports);
  });
});

describe('a parameter that all calls give the same variable', () => {
  it('is dropped', () => {
    const body =
      '(() => { const o = [1]; report(a(o, 1)); report(a(o, 2)); })(); function a(p, n) { return p[0] + n; }';
    const code = rewrite(body);
    expect(code).toMatch(/function a\(n\)/);
    expect(reportsOf(code)).toEqual([2, 3]);
  });

  it('is dropped where that is a parameter itself', () => {
    const body = `function a(p, n) { return p[0] + n; }
      function start(o) { try { return a(o, 1) + a(o, 2); } catch { return 'lost'; } }
      const starters = [start]; report(starters[0]([1]));`;
    const code = rewrite(body);
    expect(code).toMatch(/function a\(n\)/);
    expect(reportsOf(code)).toEqual([5]);
  });

  it('stays when one call gives another, or when the variable changes', () => {
    const other = 'const a = (p) => p + 1, o = 1, q = 2; report(a(o)); report(a(q));';
    expect(reportsOf(rewrite(other))).toEqual([2, 3]);
    const changing =
      'const a = (p) => () => p; let o = 1; const x = a(o); o = 2; const y = a(o); report(x() + y());';
    expect(reportsOf(rewrite(changing))).toEqual([3]);
  });
});

describe('an object that is only read by its fields', () => {
  it('becomes variables', () => {
    const code = rewrite('const o = { a: 1, b: 2 }; report(o.a); report(o.b + o.b);');
    expect(code).not.toContain('a: 1');
    expect(reportsOf(code)).toEqual([1, 4]);
  });

  it.each([
    ['handed on', 'const o = { a: 1 }; report(o.a); report(Object.keys(o)[0]);', [1, 'a']],
    ['written to', 'const o = { a: 1 }; o.a = 3; report(o.a);', [3]],
    ['counted up', 'const o = { a: 1 }; o.a++; report(o.a);', [2]],
    ['read by a name that is worked out', "const o = { a: 1 }; report(o['a'.trim()]);", [1]],
  ])('stays when it is %s', (_, body, reports) => {
    expect(reportsOf(rewrite(body))).toEqual(reports);
  });
});
