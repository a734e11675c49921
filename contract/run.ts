import { LIMIT, mostOf } from './burst.ts';
import { report } from './report.ts';
import { readTarget } from './target.ts';
import { verify } from './verify.ts';

const MOST = mostOf(LIMIT);

const usage = (command: string) => `Usage: ${command} <api-url> <pk_test_…> <ref>

Judges POST <api-url>/v1/clicks by the contract that the snippet relies on, one line for each clause, and whether
<api-url>/api/v1/conversions turns strangers away.
<ref> is the token of a tracking link that exists.

  ${command} https://api.staging.example pk_test_abc demo
  ${command} http://localhost:4601 pk_test_sandbox demo     (while the sandbox runs)

It registers five test-mode clicks, then repeats one of them up to ${MOST} times to meet the rate limit: do not run it
twice within a minute. Exit code: 0 all clauses passed, 1 not all of them, 2 nothing could be judged.`;

/** Judges the API that the arguments name, or explains itself as the `command` that was typed. Resolves to the exit code. */
export async function contract(args: readonly string[], command: string): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage(command));
    return 0;
  }
  const target = readTarget(args);
  if ('problem' in target) {
    console.error(`${target.problem}\n${usage(command).split('\n')[0]} (--help says more)`);
    return 2;
  }
  console.log(`POST ${target.origin}/v1/clicks with ${target.merchantKey} and ?ref=${target.ref}`);
  console.log(
    `Stores five test-mode clicks (more if the API drops no repeats), one of them sent up to ${MOST} times.\n`,
  );
  const outcome = await verify(target, {
    fetch,
    limit: LIMIT,
    now: () => performance.now(),
    onProgress: (sent) => console.error(`… ${sent} of at most ${MOST} repeats sent, no 429 yet`),
  });
  if ('stopped' in outcome) {
    console.error(outcome.stopped);
    return 2;
  }
  console.log(report(outcome));
  return outcome.every((result) => result.outcome === 'pass') ? 0 : 1;
}
