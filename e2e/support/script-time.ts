import type { Browser } from '@playwright/test';

type TraceEvent = {
  readonly name: string;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly url?: string } };
};

/**
 * Milliseconds of processor time that each call into the snippet has taken while `act` went on, in Chromium. Not the time
 * on the clock: other programs take their part of that.
 */
export async function scriptTimes(browser: Browser, act: () => Promise<unknown>): Promise<number[]> {
  await browser.startTracing(undefined, { categories: ['devtools.timeline', 'v8'] });
  await act();
  const trace: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  return trace.traceEvents
    .filter(({ name, args }) => name === 'FunctionCall' && args.data?.url?.endsWith('/v1/selgeo.js'))
    .map(({ tdur, dur }) => (tdur ?? dur ?? 0) / 1000);
}
