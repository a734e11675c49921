import { setTimeout as pause } from 'node:timers/promises';
import type { Send } from './webdriver-session.ts';

type Outcome = { readonly json?: string; readonly error?: string; readonly pending?: number };

/**
 * Gives the value of an expression, awaited. Not by `execute/async`: what one tab waits for may need another tab, and a
 * session does one thing at a time.
 */
export async function evaluate(send: Send, expression: string): Promise<unknown> {
  const execute = (script: string): Promise<Outcome | null> =>
    send('POST', '/execute/sync', { args: [], script });

  let outcome = await execute(`
    const value = (${expression});
    if (typeof value?.then !== 'function') return { json: JSON.stringify(value) };
    const outcomes = (window[Symbol.for('outcomes')] ??= []);
    const pending = outcomes.push({ pending: outcomes.length }) - 1;
    value.then(
      (value) => { outcomes[pending] = { json: JSON.stringify(value) }; },
      (error) => { outcomes[pending] = { error: String(error) }; },
    );
    return { pending };`);
  while (outcome?.pending !== undefined) {
    await pause(10);
    outcome = await execute(`return window[Symbol.for('outcomes')]?.[${outcome.pending}]`);
  }
  if (!outcome) throw new Error('The page was left before it answered');
  if (outcome.error !== undefined) throw new Error(outcome.error);
  // An undefined value has no JSON, and the driver makes null of that.
  return typeof outcome.json === 'string' ? JSON.parse(outcome.json) : undefined;
}
