import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ATTRIBUTION_FILE } from '../../sandbox/attribution/schema.ts';
import { forkSandbox } from '../../sandbox/fork.ts';
import { openDatabase } from '../../sandbox/support/database.ts';
import { median } from '../measure/median.ts';
import { isIdle, load } from '../report/machine.ts';
import { sendClicks } from './clicks.ts';
import { openDashboard } from './dashboard.ts';

// The sandbox under load: clicks at a steady rate with the dashboard open. Fails where the median is too slow or one is lost.

/** Milliseconds. */
const SLOWEST_MEDIAN = 50;

const { values } = parseArgs({
  options: { rate: { type: 'string', default: '200' }, seconds: { type: 'string', default: '60' } },
});
const [perSecond, seconds] = [Number(values.rate), Number(values.seconds)];
if (!isIdle(load())) console.warn(`The load average is ${load().toFixed(2)}: the times will be wrong.`);

const dataDir = mkdtempSync(join(tmpdir(), 'selgeo-load-'));
const { process: sandbox, origins } = await forkSandbox(dataDir);
const db = openDatabase(join(dataDir, ATTRIBUTION_FILE), '');
// Each key may send 1,000 clicks a minute.
const keys = Array.from({ length: Math.ceil((perSecond * 60) / 900) }, (_, n) => `pk_test_load_${n}`);
for (const key of keys) db.prepare("insert into merchant_keys values (?, 1, 'public', 'test')").run(key);

const dashboard = openDashboard(origins.attribution);
const memoryBefore = residentMegabytes(sandbox.pid);
const sent = await sendClicks(origins.attribution, { perSecond, seconds, keys });
await dashboard.close();

const stored = new Set(
  (db.prepare('select request_id from clicks').all() as { request_id: string }[]).map(
    (row) => row.request_id,
  ),
);
const times = sent.map(({ ms }) => ms).sort((one, other) => one - other);
const lost = sent.filter(({ requestId }) => !stored.has(requestId)).length;
const p50 = median(times);
const p99 = times[Math.floor(times.length * 0.99)] ?? Number.NaN;
console.log(`${sent.length} clicks, ${perSecond} a second, on ${availableParallelism()} cores, dashboard fetched ${dashboard.views()} times
p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; not stored: ${lost}
memory of the sandbox: ${memoryBefore} MB before, ${residentMegabytes(sandbox.pid)} MB after`);

db.close();
sandbox.kill();
rmSync(dataDir, { recursive: true });
process.exitCode = lost === 0 && p50 < SLOWEST_MEDIAN ? 0 : 1;

/** On Linux; 0 elsewhere. */
function residentMegabytes(pid: number | undefined): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
  } catch {
    return 0;
  }
}
