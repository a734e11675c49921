import type { Explained } from '../visit/inspection.ts';
import { type CodeName, columnsOf } from './codes.ts';

/** What merchants are told about a decision or a judgement, with its number. */
export function explain(name: CodeName): Explained {
  const { code, meaning, advice = null } = columnsOf(name);
  return { code, meaning, advice };
}
