import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLICK } from '../support/values.ts';
import { type Installed, install, linkPackages, run } from './support/install.ts';
import { createProject, exportsIn, exportsInNode, npmInstall, REQUIRES } from './support/probe.ts';
import { root } from './support/repository.ts';

// Jest, TypeScript and React in old and new versions, each in a project of its own: only `npm test -- --all` runs this.

let installed: Installed;
let all: string[][];
beforeAll(() => {
  installed = install();
  all = exportsInNode(installed);
});
afterAll(() => installed?.remove());

/** A page of that time, whose click ID comes after it has been rendered. */
const PAGE = `
import('happy-dom').then(async ({ Window }) => {
  const window = new Window({ url: 'https://shop.test/' });
  const names = ['document', 'sessionStorage', 'location', 'navigator', 'addEventListener', 'removeEventListener',
    'requestAnimationFrame', 'cancelAnimationFrame'];
  for (const name of names) {
    const value = typeof window[name] === 'function' ? window[name].bind(window) : window[name];
    Object.defineProperty(globalThis, name, { configurable: true, value });
  }
  globalThis.window = window;
  const { createElement } = require('react');
  const { render, unmountComponentAtNode } = require('react-dom');
  const { useClickId } = require('@selgeo/snippet/react');
  const settle = () => new Promise((resolve) => setTimeout(resolve, 200));
  const main = window.document.body.appendChild(window.document.createElement('main'));
  render(createElement(() => createElement('p', null, useClickId() || 'nobody')), main);
  await settle();
  const before = main.textContent;
  window.sessionStorage.setItem('__selgeo_cid', '${CLICK}');
  window.dispatchEvent(new window.CustomEvent('selgeo:change'));
  await settle();
  const after = main.textContent;
  unmountComponentAtNode(main);
  console.log(before + ', then ' + after + ', then ' + (main.textContent || 'nothing'));
  process.exit();
});`;

/** A test of a merchant's for the pages that jsdom plays. */
const FAKE_IN_JSDOM = `
const { getClickId } = require('@selgeo/snippet');
const { fakeSelgeo } = require('@selgeo/snippet/testing');
test('the fake is the snippet of the page', () => {
  const fake = fakeSelgeo({ clickId: '${CLICK}' });
  expect(getClickId()).toBe('${CLICK}');
  expect(window.__selgeo.decorateUrl('https://buy.stripe.com/test_abc')).toContain('client_reference_id=${CLICK}');
  document.body.innerHTML = '<form data-selgeo></form>';
  window.__selgeo.fillForm(document.forms[0]);
  expect(new FormData(document.forms[0]).get('click_id')).toBe('${CLICK}');
  const heard = [];
  addEventListener('selgeo:change', ({ detail }) => heard.push(detail));
  fake.change({ clickId: null });
  expect([getClickId(), heard]).toEqual([null, [null]]);
  fake.restore();
  expect(window.__selgeo).toBeUndefined();
});`;

describe.each(['27.5.1', '30.5.2'])('in Jest %s', (version) => {
  let folder: string;
  const jest = (...args: string[]) => run('npm', ['exec', '--no', '--', 'jest', ...args], folder);
  beforeAll(() => {
    const packages = [`jest@${version}`, `jest-environment-jsdom@${version}`, 'react@17.0.2'];
    folder = createProject(installed, `jest ${version}`, packages, {
      'modules.test.js': `it('finds them', () => { ${REQUIRES} });`,
      'fake.test.js': FAKE_IN_JSDOM,
    });
  });

  it('all modules are found', () => {
    expect(exportsIn(jest('modules.test.js', '--silent=false'))).toEqual(all);
  });

  it('fakeSelgeo plays the snippet on the pages of jsdom', () => {
    const { numPassedTests } = JSON.parse(jest('fake.test.js', '--env=jsdom', '--json'));
    expect(numPassedTests).toBe(1);
  });
});

// The version of the repository has its turn in tarball.test.ts.
describe.each(['5.0.4', '5.9.3'])('the types are found by TypeScript %s', (version) => {
  let folder: string;
  beforeAll(() => {
    folder = createProject(installed, `typescript@${version}`, [`typescript@${version}`]);
    linkPackages(folder, ['@types/react', 'csstype']);
    for (const name of ['consumer', 'back-end', 'react-page'])
      copyFileSync(join(root, `test/package/${name}.ts`), join(folder, `${name}.ts`));
  });

  it.each(['node', 'node16', 'bundler'])('under moduleResolution %s', (moduleResolution) => {
    const compilerOptions = {
      module: moduleResolution === 'node16' ? 'node16' : 'esnext',
      moduleResolution,
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: [],
      strict: true,
      noEmit: true,
    };
    const files = ['consumer.ts', 'back-end.ts', 'react-page.ts'];
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    expect(run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.'], folder)).toBe('');
  });
});

it.each(['16.8.0', '16.14.0', '17.0.2'])('useClickId shows the click ID in React %s', (version) => {
  const packages = [`react@${version}`, `react-dom@${version}`];
  const folder = createProject(installed, `react ${version}`, packages, { 'page.cjs': PAGE });
  linkPackages(folder, ['happy-dom']);
  expect(run(process.execPath, ['page.cjs'], folder)).toBe(`nobody, then ${CLICK}, then nothing\n`);
});

it.each(['react@16.8.0', 'react@17.0.2', 'react@19.0.0-rc.1', 'playwright-core@1.48.0'])(
  'npm installs the package beside %s',
  (other) => {
    const folder = join(installed.project, '..', `beside ${other}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), '{"name":"shop","private":true}');
    npmInstall(folder, [other], '--package-lock-only');
    expect(() => npmInstall(folder, [installed.tarball], '--package-lock-only')).not.toThrow();
  },
);
