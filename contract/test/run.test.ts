import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort, serve } from '../../sandbox/support/serve.ts';
import { start } from '../../sandbox/test/attribution/support.ts';
import { root } from '../../test/package/support/repository.ts';
import { clauses } from '../verify.ts';

/** Runs the command as a person does. */
async function contract(...args: string[]) {
  const run = promisify(execFile)('npm', ['run', '--silent', 'contract', '--', ...args], { cwd: root });
  return run.then(
    (output) => ({ ...output, code: 0 }),
    ({ stdout, stderr, code }) => ({ stdout, stderr, code }),
  );
}

async function serveSandbox() {
  const attribution = start();
  const port = await freePort(0);
  const server = await serve(attribution.app, port);
  onTestFinished(server.close);
  return { attribution, url: `http://127.0.0.1:${port}` };
}

describe('npm run contract', () => {
  it('passes the sandbox over the network, and stores five clicks', async () => {
    const { attribution, url } = await serveSandbox();
    const { stdout, stderr, code } = await contract(url, 'pk_test_sandbox', 'demo');
    expect({ stderr: stderr.replace(/^… \d+ of .*\n/gm, ''), code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toContain(`POST ${url}/v1/clicks with pk_test_sandbox and ?ref=demo\n`);
    expect(stdout).toContain('\npass  C01  A new click is answered with 201.\n');
    expect(stdout).toContain(`\n${clauses.length} passed, 0 failed, 0 not judged\n`);

    const clicks = await (await attribution.app.request('/sandbox/clicks')).json();
    expect(clicks).toHaveLength(5);
    const [first] = attribution.requests();
    expect(first?.method).toBe('POST');
    expect(first?.headers).toMatchObject({
      'content-type': 'text/plain;charset=UTF-8',
      origin: 'https://shop.example',
    });
  });

  it('exits with 1 where a clause fails', async () => {
    const { url } = await serveSandbox();
    const { stdout, code } = await contract(url, 'pk_test_sandbox', 'nobody');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^FAIL {2}C01 {2}.* Answered 404 .*, expected 201; mend: give this command the ref/m,
    );
  });

  it('exits with 2 and one sentence where nothing listens', async () => {
    const { stderr, code } = await contract(
      `http://127.0.0.1:${await freePort(0)}`,
      'pk_test_sandbox',
      'demo',
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(/^No answer from .*: nothing listens at that address \(connection refused\)\.\n$/);
  });

  it('exits with 2 and does not print a secret key', async () => {
    const { stdout, stderr, code } = await contract('https://api.test', 'sk_test_secret', 'demo');
    expect(code).toBe(2);
    expect(stderr).toContain('The click API takes the public one');
    expect(stdout + stderr).not.toContain('sk_test_secret');
  });

  it('explains itself', async () => {
    const { stdout, code } = await contract('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: npm run contract -- <api-url> <pk_test_…> <ref>');
  });
});
