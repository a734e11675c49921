import { parseAst } from 'rollup/parseAst';
import { describe, expect, it } from 'vitest';
import { plainImports } from '../../build/plain-imports.mjs';
import { untraced } from '../../build/untraced.mjs';

const context = { parse: parseAst };
const rewrite = (code: string): string => untraced().transform.call(context, code).code;

describe('untraced', () => {
  it('takes the calls of trace out, with what they are called with', () => {
    const code = rewrite(`if (a) trace('SG01', { b: c(d) }); else e(); trace("SG02");`);
    expect(code).toBe('if (a) ; else e(); ;');
  });

  it('leaves what only looks like one', () => {
    const code = `const b = trace('SG01'); retrace(); a.trace('x'); "trace('SG01')"; function trace() {}`;
    expect(rewrite(code)).toBe(code);
  });
});

describe('plainImports', () => {
  const transform = (code: string) => plainImports().transform.call(context, code)?.code;

  it('gives an import its plain argument back', () => {
    const code = `import(__rewriteRelativeImportExtension(a?.b.replace(/x$/, 'y'))).then(c);`;
    expect(transform(code)).toBe(`import(a?.b.replace(/x$/, 'y')).then(c);`);
  });

  it('leaves every other module alone', () => {
    expect(transform(`import(a); b();`)).toBeUndefined();
  });
});
