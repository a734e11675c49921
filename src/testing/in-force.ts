import type { ClickApi } from './click-api.ts';
import type { TestContext, TestRequest } from './playwright.ts';

/** Milliseconds in which a page takes in an answer that it has got: it may be busy. */
const TAKEN_IN_WITHIN = 500;

export type InForce = {
  /** Hears of an answer that brings a click ID, before it is sent. */
  answers(request: TestRequest, clickId: string): void;
  /**
   * The click IDs that a page may have had in force when it sent a request, the oldest first. Where it had none, the one
   * that it should have waited for; nothing before there is one.
   *
   * @param shown What the page has in force now. A request that holds it was sent with it. The kit may not know it: from
   * an earlier visit, or another domain; and each tab has its own.
   */
  at(request: TestRequest, shown?: string | null): readonly string[];
};

/**
 * Notes of each request which click was in force then: a click that the API has registered is not in force before the page
 * has its ID. A check comes later, when that may have changed, and the page may have been left.
 */
export function watchInForce(context: TestContext, api: ClickApi): InForce {
  /** What has asked for each click most recently. A page that asks again has not got the answer to the question before. */
  const askedBy = new Map<string, TestRequest>();
  /** When the answer has come, in milliseconds since 1970. */
  const cameAt = new Map<string, number>();
  /** Of each request, where among the clicks the one in force then was at least, and how many there were. */
  const noted = new WeakMap<TestRequest, { readonly from: number; readonly to: number }>();

  context.on('request', (request) => {
    const latest = Date.now() - TAKEN_IN_WITHIN;
    const hasCome = ({ click_id }: { click_id: string }) => (cameAt.get(click_id) ?? latest) < latest;
    const from = Math.max(0, api.clicks.map(hasCome).lastIndexOf(true));
    noted.set(request, { from, to: api.clicks.length });
  });
  context.on('requestfinished', (request) => {
    for (const [clickId, asked] of askedBy) if (asked === request) cameAt.set(clickId, Date.now());
  });

  return {
    answers(request, clickId) {
      askedBy.set(clickId, request);
      cameAt.delete(clickId);
    },
    at(request, shown) {
      const all = api.clicks.map(({ click_id }) => click_id);
      // Of a request that was sent before the kit came, nobody knows more than the latest.
      const { from, to } = noted.get(request) ?? { from: -1, to: all.length };
      const clickIds = all.slice(from, to);
      const isOther = shown && !clickIds.includes(shown) && all.indexOf(shown) < to;
      if (isOther) clickIds.unshift(shown);
      return clickIds.length ? clickIds : all.slice(to, to + 1);
    },
  };
}
