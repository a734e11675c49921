import { explain } from '../diagnosis/explain.ts';
import type { Explained } from '../visit/inspection.ts';
import type { Question, Verdict } from './check.ts';
import { answers, reaches, sends } from './checks/click.ts';
import { consent } from './checks/consent.ts';
import { key, options } from './checks/key.ts';
import { carries, newTabs, onTime, storage } from './checks/page.ts';
import { referral } from './checks/referral.ts';
import { published, script } from './checks/script.ts';
import { opens, tag } from './checks/tag.ts';
import type { Facts } from './facts.ts';

/** One line of the report, with the number in place of the name. */
export type Check = Omit<Verdict, 'name' | 'isLast'> & {
  readonly id: string;
  readonly title: string;
  readonly code: Explained['code'] | null;
};

/** From the page to what carries the click ID: each link of the chain needs those before it. */
export const CHAIN: readonly Question[] = [
  opens,
  tag,
  consent,
  key,
  options,
  script,
  published,
  referral,
  sends,
  reaches,
  answers,
  storage,
  newTabs,
  carries,
  onTime,
];

/** Judges what a visit has brought to light. After the first failure the rest would only repeat it. */
export function diagnose(facts: Facts): Check[] {
  let why: string | undefined;
  return CHAIN.map(({ id, title, judge }) => {
    if (why) return { id, title, state: 'skip', code: null, detail: `Not judged: ${why}`, advice: null };
    const { state, name, detail, advice, isLast } = judge(facts);
    if (state === 'fail') why = `“${title}” failed.`;
    else if (isLast) why = 'the snippet is not on the page yet.';
    return { id, title, state, code: name && explain(name).code, detail, advice };
  });
}
