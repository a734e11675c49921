import { expect, it } from 'vitest';
import { CODES, type Explanation } from '../../../src/diagnosis/codes.ts';
import { page, start } from './support.ts';

it('explains every code of the debug mode under an anchor of its own', async () => {
  const text = (await page(start(), '/codes')).replaceAll('&#39;', "'").replaceAll('&quot;', '"');
  expect([...text.matchAll(/<div id="(SG\d\d)">/g)].map(([, code]) => code)).toEqual(
    Object.values(CODES).map(({ code }) => code),
  );
  for (const { meaning, advice = '' } of Object.values<Explanation>(CODES)) {
    expect(text).toContain(meaning);
    expect(text).toContain(advice);
  }
});
