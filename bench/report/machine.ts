import { cpus, loadavg } from 'node:os';

/** Processes that want a processor, averaged over the last minute. */
export const load = (): number => loadavg()[0] ?? 0;

/** Below this load before the bench starts, a machine counts as idle. */
const IDLE = 0.5;

export const isIdle = (before: number): boolean => before < IDLE;

/** What the figures come from, in Markdown; with a warning when the machine had something else to do. */
export function machine(chromium: string, before: number, after: number): string {
  const [cpu] = cpus();
  const lines = [
    `- ${cpus().length} × ${cpu?.model ?? 'processor'}, Node ${process.version}, Chromium ${chromium}`,
    `- Load average before: ${before.toFixed(2)}; at the end: ${after.toFixed(2)}, of which the bench itself makes about 1`,
  ];
  if (isIdle(before)) return lines.join('\n');
  const warning = `**This machine was not idle: do not trust times from this run.** Sizes, requests and the outage do not depend on it.`;
  return [...lines, '', warning].join('\n');
}
