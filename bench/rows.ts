import type { Browser } from '@playwright/test';
import { EMPTY } from './candidates/candidates.ts';
import { measureDelivery } from './measure/delivery.ts';
import { interleave } from './measure/interleave.ts';
import { type Load, measureLoad } from './measure/load.ts';
import { median } from './measure/median.ts';
import { measureMinute } from './measure/minute.ts';
import { countRequests } from './measure/requests.ts';
import { sizes } from './measure/sizes.ts';
import type { Row } from './report/row.ts';
import type { World } from './world/world.ts';

const LINKS = [100, 1000, 10_000];

export function sizeRows(codes: readonly string[]): Row[] {
  const all = codes.map(sizes);
  return [
    { label: 'size, raw', unit: 'B', values: all.map(({ raw }) => raw) },
    { label: 'size, gzip -9', unit: 'B', values: all.map(({ gzip }) => gzip) },
    { label: 'size, brotli -11', unit: 'B', values: all.map(({ brotli }) => brotli) },
  ];
}

/** Script time and heap at load, with a slow processor, with and without a referral. */
export async function loadRows(
  browser: Browser,
  worlds: readonly World[],
  rounds: number,
  slowdown: number,
): Promise<Row[]> {
  const runs: Map<World, Load[]>[] = [];
  for (const isReferred of [true, false]) {
    const what = `Loading ${isReferred ? 'with' : 'without'} a referral`;
    runs.push(
      await interleave(what, worlds, rounds, (world) =>
        measureLoad(browser, world, { isReferred }, slowdown),
      ),
    );
  }
  const [referred = new Map(), direct = new Map()] = runs;
  const medians = (run: Map<World, Load[]>, field: keyof Load) =>
    worlds.map((world) => median((run.get(world) ?? []).map((load) => load[field])));
  const heaps = medians(referred, 'heap');
  const emptyHeap = heaps[worlds.findIndex(({ candidate }) => candidate === EMPTY)] ?? 0;
  return [
    { label: `script time, referred, ${slowdown}× slower`, unit: 'ms', values: medians(referred, 'script') },
    {
      label: `script time, not referred, ${slowdown}× slower`,
      unit: 'ms',
      values: medians(direct, 'script'),
    },
    {
      label: 'heap after load, referred',
      unit: 'kB',
      values: heaps.map((heap) => (heap - emptyHeap) / 1000),
    },
  ];
}

export async function requestRows(browser: Browser, worlds: readonly World[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const isReferred of [true, false]) {
    const who = isReferred ? 'referred' : 'not referred';
    console.log(`Counting requests, ${who} …`);
    const counts = await Promise.all(worlds.map((world) => countRequests(browser, world, isReferred)));
    rows.push(
      { label: `requests a page, ${who}`, unit: '', values: counts.map(({ all }) => all) },
      { label: `OPTIONS among them, ${who}`, unit: '', values: counts.map(({ preflights }) => preflights) },
    );
  }
  return rows;
}

export async function deliveryRow(browser: Browser, worlds: readonly World[], rounds: number): Promise<Row> {
  const silent = new Map<World, string>();
  for (const world of worlds) {
    const { hit } = world.candidate;
    // The first try of each does not count: it finds out who sends a hit at all.
    const reason =
      typeof hit === 'string' ? hit : await measureDelivery(browser, world).then(() => '', String);
    if (reason) silent.set(world, reason);
  }
  const sending = worlds.filter((world) => !silent.has(world));
  const times = await interleave('Delivery', sending, rounds, (world) => measureDelivery(browser, world));
  return {
    label: 'from navigation to the hit stored, server 150 ms away',
    unit: 'ms',
    values: worlds.map((world) => silent.get(world) ?? median(times.get(world) ?? [])),
  };
}

/** Script time on pages with many links, at load and per minute afterwards. */
export async function linkRows(browser: Browser, worlds: readonly World[], rounds: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const links of LINKS) {
    const run = await interleave(`${links} links`, worlds, rounds, (world) =>
      measureLoad(browser, world, { links, isReferred: true }, 1),
    );
    const values = worlds.map((world) => median((run.get(world) ?? []).map(({ script }) => script)));
    rows.push({ label: `script time at load, ${links.toLocaleString('en-US')} links`, unit: 'ms', values });
  }
  console.log('The minute after, with many links: about 75 seconds …');
  const open = LINKS.flatMap((links) => worlds.map((world) => ({ world, links })));
  const minute = await measureMinute(browser, open);
  for (const [index, links] of LINKS.entries()) {
    const values = minute.slice(index * worlds.length, (index + 1) * worlds.length);
    rows.push({
      label: `script time per minute after, ${links.toLocaleString('en-US')} links`,
      unit: 'ms',
      values,
    });
  }
  return rows;
}
