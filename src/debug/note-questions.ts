import { columnsOf } from '../diagnosis/codes.ts';
import type { Selgeo } from '../visit/api.ts';
import { hasClick } from '../visit/park.ts';
import { onEntry, readLog, record } from './log.ts';

/**
 * Notes when page code asks for the click ID while there may still be one to come, and says so once it has come: what
 * that code has done without it is lost.
 */
export function noteQuestions(selgeo: Selgeo): void {
  const { getClickId } = selgeo;
  let askedAt: number | undefined;

  selgeo.getClickId = () => {
    const clickId = getClickId();
    const isOver = readLog().some(({ name }) => name === 'searched');
    if (!clickId && (!isOver || hasClick())) askedAt ??= performance.now();
    return clickId;
  };

  onEntry(({ name }) => {
    if (askedAt === undefined || !columnsOf(name).bringsClickId) return;
    record('asked-too-early', { askedAt });
    askedAt = undefined;
  });
}
