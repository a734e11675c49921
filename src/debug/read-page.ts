import { judgeElements } from '../diagnosis/elements.ts';
import { readClickId } from '../store/click-id.ts';
import { readList } from '../store/tab.ts';
import { readLog } from './log.ts';
import { reasonOf, statusOf } from './reason-of.ts';
import { startedWith } from './started-with.ts';

export type PageReading = ReturnType<typeof readPage>;

/** The state of this page, which `inspect()` gives to merchants and the panel shows. Changes nothing. */
export function readPage() {
  const log = readLog();
  const options = startedWith();
  const clickId = readClickId();
  const isParked = readList('__selgeo_parked').length > 0;
  const situation = { clickId, decided: log.map(({ name }) => name), isParked };
  return {
    log,
    options,
    clickId,
    referral: readList('__selgeo_seen')[0] ?? null,
    status: statusOf(situation),
    reason: reasonOf(situation),
    elements: judgeElements(document, {
      hosts: options?.hosts ?? [],
      clickId,
      earlier: log.flatMap(({ facts }) => facts.clickId ?? []),
    }),
  };
}
