import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { USAGE } from '../../src/doctor/arguments.ts';
import { type Installed, install, linkPackages, run } from './support/install.ts';

let installed: Installed;
/** A project into which npm itself has installed the tarball, which is what makes the command. */
let project: string;
beforeAll(() => {
  installed = install();
  project = join(installed.project, 'shop');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{}');
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', installed.tarball], project);
});
afterAll(() => installed?.remove());

/** As a merchant would type it, after `npx @selgeo/snippet`. */
function npx(args: readonly string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', '@selgeo/snippet', ...args], {
    cwd: project,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npx @selgeo/snippet', () => {
  it('runs the doctor of the installed package', () => {
    expect(npx(['--help'])).toMatchObject({ status: 0, stdout: USAGE });
    expect(npx(['doctor', 'shop.test'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('works by the playwright-core of the project, and says how to get it when it is missing', () => {
    const args = ['doctor', 'http://localhost/', '--browser', '/none/chrome'];
    expect(npx(args).stderr).toContain('npm install --no-save playwright-core');
    linkPackages(project, ['playwright-core']);
    expect(npx(args)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^\/none\/chrome does not start/),
    });
  });
});
