import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

// Plain JavaScript, because it runs before anything is installed.

const root = fileURLToPath(new URL('..', import.meta.url));
const results = new URL('../test-results/', import.meta.url);

/** Where a tool leaves its report, for what counts it. */
export const reportPath = (file) => fileURLToPath(new URL(file, results));

/**
 * @typedef {{
 *   name: string;
 *   command: string[];
 *   env?: Record<string, string>;
 *   count?: () => Counts;
 * }} Step A tool of the repository; `count` adds up its tests. Without it, the step counts as one test.
 * @typedef {{ passed: number; failed: number; skipped: number; names?: string[] }} Counts
 */

/** Runs steps, one that fails does not keep the others from being run, and sums them up. */
export function createSteps() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  /** What failed, for the end: whoever reads only that should not have to run everything again. */
  const failures = [];
  rmSync(results, { recursive: true, force: true });

  function add(name, counts) {
    for (const outcome of Object.keys(total)) total[outcome] += counts[outcome] ?? 0;
    const names = counts.names?.length ? counts.names : ['see above'];
    if (counts.failed) failures.push(...names.map((test) => `${name}: ${test}`));
  }

  /** Runs a step. What it prints is shown line by line; `isQuiet`: at its end, and only when something has failed. */
  async function run({ name, command, env, count }, isQuiet = false) {
    const start = Date.now();
    console.log(`── ${name} …`);
    const { succeeded, printed } = await execute(command, env, isQuiet);
    const counts = judge(succeeded, count);
    add(name, counts);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    if (counts.failed && printed) console.log(printed);
    console.log(`── ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
  }

  /** Runs steps two at a time, which is what a small machine has processors for: while one waits, the other works. */
  async function runTogether(steps, isQuiet = false) {
    const waiting = [...steps];
    const lane = async () => {
      for (let step = waiting.shift(); step; step = waiting.shift()) await run(step, isQuiet);
    };
    await Promise.all([lane(), lane()]);
  }

  /** Prints what has failed and the sum, and gives that to whoever has started the process. */
  function finish() {
    if (failures.length) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`);
    const skipped = total.skipped ? `, ${total.skipped} skipped` : '';
    console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
    process.exitCode = total.failed ? 1 : 0;
  }

  return { add, runTogether, finish };
}

function execute([tool, ...args], env, isQuiet) {
  return new Promise((resolve) => {
    let printed = '';
    const child = spawn(tool, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const input of [child.stdout, child.stderr])
      createInterface({ input }).on('line', (line) => {
        if (isQuiet) printed += `${line}\n`;
        else console.log(line);
      });
    child.once('error', (error) => resolve({ succeeded: false, printed: error.message }));
    child.once('close', (code) => resolve({ succeeded: code === 0, printed }));
  });
}

// A runner that crashed leaves no report, or one that knows nothing of what went wrong: that is a failure as well.
function judge(succeeded, count) {
  if (!count) return { passed: Number(succeeded), failed: Number(!succeeded), skipped: 0 };
  try {
    const counts = count();
    return { ...counts, failed: Math.max(counts.failed, Number(!succeeded)) };
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, names: [`no report of the tests: ${error.message}`] };
  }
}
