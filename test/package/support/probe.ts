import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stubs } from '../../../tools/stubs.mjs';
import { type Installed, run } from './install.ts';

/** What a program asks for to have every module of the package. */
const NAMES = [
  '@selgeo/snippet',
  ...stubs().map(({ path }) => `@selgeo/snippet/${path.replace('/package.json', '')}`),
];

/** It prints what each module exports. */
const print = (modules: readonly string[]) =>
  `console.log('probe ' + JSON.stringify([${modules.join()}].map((each) => Object.keys(each).filter((name) => name !== 'default'))));\n`;

/** Uses every module of the package by `import`. */
export const IMPORTS =
  NAMES.map((name, index) => `import * as m${index} from '${name}';\n`).join('') +
  print(NAMES.map((_, index) => `m${index}`));

/** Uses every module of the package by `require`. */
export const REQUIRES = print(NAMES.map((name) => `require('${name}')`));

/** What each of them exports, as such a program has printed it. */
export function exportsIn(printed: string): string[][] {
  const line = /probe (\[\[.*?\]\])/.exec(printed)?.[1];
  if (!line) throw new Error(`no module has been found: ${printed}`);
  return (JSON.parse(line) as string[][]).map((names) => names.sort());
}

/** A merchant's project, with exactly these packages from the registry, the packed snippet and these files. */
export function createProject(
  { project, home }: Installed,
  name: string,
  packages: readonly string[],
  files: Readonly<Record<string, string>> = {},
): string {
  const folder = join(project, '..', name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'shop', private: true }));
  npmInstall(folder, packages);
  cpSync(home, join(folder, 'node_modules/@selgeo/snippet'), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

/** What Node itself finds in every module of the package. */
export function exportsInNode(installed: Installed): string[][] {
  const folder = createProject(installed, 'node', ['react@19.2.4'], { 'shop.mjs': IMPORTS });
  return exportsIn(run(process.execPath, ['shop.mjs'], folder));
}

/** What npm has in its cache it does not fetch again. Throws where npm refuses. */
export function npmInstall(folder: string, packages: readonly string[], ...options: string[]): string {
  const quietly = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return run('npm', ['install', ...quietly, ...options, ...packages], folder);
}
