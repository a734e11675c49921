import type { Question, Verdict } from './check.ts';
import { answers, reaches, sends } from './checks/click.ts';
import { key, options } from './checks/key.ts';
import { carries, newTabs, onTime, storage } from './checks/page.ts';
import { referral } from './checks/referral.ts';
import { published, script } from './checks/script.ts';
import { opens, tag } from './checks/tag.ts';
import type { Facts } from './facts.ts';

/** One line of the report. */
export type Check = Verdict & { readonly id: string; readonly title: string };

/** From the page to what carries the click ID: each link of the chain needs those before it. */
export const CHAIN: readonly Question[] = [
  opens,
  tag,
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
  let broken: string | undefined;
  return CHAIN.map(({ id, title, judge }) => {
    if (broken) {
      const detail = `Not judged: “${broken}” failed.`;
      return { id, title, state: 'skip', code: null, detail, mend: null };
    }
    const verdict = judge(facts);
    if (verdict.state === 'fail') broken = title;
    return { id, title, ...verdict };
  });
}
