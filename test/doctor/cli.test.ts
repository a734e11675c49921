import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { USAGE } from '../../src/doctor/arguments.ts';
import { linkPackages } from '../package/support/install.ts';
import { read, root } from '../package/support/repository.ts';

// The program as it is shipped, in a folder from which nothing of the repository is to be seen.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'selgeo-doctor-'));
  mkdirSync(join(folder, 'package'));
  mkdirSync(join(folder, 'project'));
  copyFileSync(join(root, 'dist/doctor.js'), join(folder, 'package/doctor.mjs'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs it in the folder `project`, on a machine on which no browser is to be found. */
function run(args: readonly string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'package/doctor.mjs'), ...args],
    {
      cwd: join(folder, 'project'),
      env: { PATH: folder, HOME: folder, PLAYWRIGHT_BROWSERS_PATH: folder, ...environment },
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

const visit = ['doctor', 'http://localhost/', '--json'];

/** What `--json` prints besides the problem where the doctor could not run. */
const UNRUN = { url: null, ref: null, ok: false, checks: [], elements: [] };

describe('the doctor, as a program', () => {
  it('prints its usage when it is asked to, and when it is not asked for anything', () => {
    expect(run(['--help'])).toEqual({ status: 0, stdout: USAGE, stderr: '' });
    expect(run([])).toEqual({ status: 2, stdout: USAGE, stderr: '' });
  });

  it('says what is wrong with its arguments, and how they should be', () => {
    const { status, stdout, stderr } = run(['doctor', 'shop.test']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^The address must begin with http.*\nUsage: npx @selgeo\/snippet .*\n.* --help .*\n$/,
    );
  });

  it('prints its version', () => {
    const { version } = JSON.parse(read('package.json'));
    expect(run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([
    ['an option that there is not', ['--jason'], "Unknown option '--jason'."],
    [
      'an argument too many that commands the terminal',
      ['a\u001b[2J\u009b\u202eb'],
      'One address at a time; “a [2J  b” is too much.',
    ],
  ])('prints JSON where it is asked to, also for %s', (_, more, problem) => {
    const { status, stdout, stderr } = run([...visit, ...more]);
    expect([status, JSON.parse(stdout)]).toEqual([2, { ...UNRUN, problem }]);
    expect(stderr.split('\n')[0]).toBe(problem);
  });

  it('prints JSON where it is asked to, also when it crashes', () => {
    const preload = join(folder, 'crash.cjs');
    writeFileSync(preload, "process.cwd = () => { throw new Error('the floor\\u009b is gone'); };");
    const { status, stdout, stderr } = run(visit, { NODE_OPTIONS: `--require=${preload}` });
    const problem = 'The doctor could not go on: the floor  is gone';
    expect([status, JSON.parse(stdout)]).toEqual([2, { ...UNRUN, problem }]);
    expect(stderr).toBe(`${problem}\n`);
  });

  it('says how to get playwright-core when it is missing', () => {
    const { status, stdout, stderr } = run(visit);
    expect([status, JSON.parse(stdout)]).toMatchObject([2, UNRUN]);
    expect(stderr).toContain('npm install --no-save playwright-core\n');
  });

  describe('beside playwright-core', () => {
    beforeAll(() => linkPackages(join(folder, 'project'), ['playwright-core']));
    afterAll(() => rmSync(join(folder, 'project/node_modules'), { recursive: true }));

    it('says how to get a browser when there is no browser', () => {
      const { status, stdout, stderr } = run(visit);
      expect([status, JSON.parse(stdout)]).toMatchObject([2, UNRUN]);
      expect(stderr).toMatch(/^There is no Chromium.*\n.*apt-get install chromium/s);
    });

    it.each([
      ['--browser', ['--browser', '/none/chrome'], {}],
      ['CHROME_PATH', [], { CHROME_PATH: '/none/chrome' }],
    ])('says that the browser of %s does not start', (_, args, environment) => {
      const { status, stdout, stderr } = run([...visit, ...args], environment);
      expect([status, JSON.parse(stdout)]).toMatchObject([2, UNRUN]);
      expect(stderr).toMatch(/^\/none\/chrome does not start\.\n.*executable.*\n/);
    });

    it('says so when what it is given is no browser', () => {
      const path = join(folder, 'browser');
      writeFileSync(path, '#!/bin/sh\necho no display >&2\nexit 1\n', { mode: 0o755 });
      const { status, stderr } = run([...visit, '--browser', path]);
      expect(status).toBe(2);
      expect(stderr.startsWith(`${path} does not start.\n`)).toBe(true);
      expect(stderr).toMatch(/^.*\[err\] no display\n.*--browser-arg=--no-sandbox\n/ms);
    });
  });
});
