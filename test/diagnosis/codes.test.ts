import { expect, it } from 'vitest';
import { CODES } from '../../src/diagnosis/codes.ts';

it.each(Object.entries<{ meaning: string; advice?: string }>(CODES))(
  '%s is explained in sentences',
  (code, { meaning, advice = '.' }) => {
    expect(code).toMatch(/^SG\d\d$/);
    expect(meaning).toMatch(/^[A-Z].*\.$/);
    expect(advice).toMatch(/[.]$/);
  },
);
