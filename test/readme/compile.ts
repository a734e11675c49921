import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { linkPackages, runTool } from '../package/support/install.ts';
import { root } from '../package/support/repository.ts';

/** Of Next, as much as the pages use. The shop in examples/nextjs is built with the real one. */
const NEXT = `declare module 'next/script' {
  import type { ComponentProps, ReactNode } from 'react';
  export default function Script(props: ComponentProps<'script'>): ReactNode;
}
declare module 'next' {
  export type NextConfig = { rewrites?: () => Promise<{ source: string; destination: string }[]> };
}
declare module 'next/server' {
  export class NextRequest extends Request {}
  export class NextResponse extends Response {
    static next(init: { request: { headers: Headers } }): NextResponse;
  }
}`;

/** Of Nuxt, the one name that its config finds without an import. */
const NUXT = `declare function defineNuxtConfig(config: { app: { head: { script: object[] } } }): object;`;

/** Compiles files of a project that has the package; throws, with what the compiler says, when one is wrong. */
export function compile(files: Readonly<Record<string, string>>): void {
  const project = mkdtempSync(join(tmpdir(), 'selgeo-readme-'));
  onTestFinished(() => rmSync(project, { recursive: true }));
  mkdirSync(join(project, 'node_modules/@selgeo'), { recursive: true });
  symlinkSync(root, join(project, 'node_modules/@selgeo/snippet'));
  linkPackages(project, [
    '@types/react',
    'csstype',
    '@types/node',
    'undici-types',
    'stripe',
    '@playwright/test',
    'vitest',
  ]);
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  const all = { ...files, 'next.d.ts': NEXT, 'nuxt.d.ts': NUXT };
  for (const [name, code] of Object.entries(all)) writeFileSync(join(project, name), code);
  const options =
    '--noEmit --strict --skipLibCheck --target es2022 --module node16 --moduleDetection force --jsx react-jsx --types node';
  runTool('typescript/bin/tsc', [...options.split(' '), ...Object.keys(all)], project);
}
