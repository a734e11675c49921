import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILES } from '../../tools/release-headers.mjs';
import { stubs } from '../../tools/stubs.mjs';
import { CLICK } from '../support/values.ts';
import { type Installed, install, linkPackages, run, runTool } from './support/install.ts';
import { manifest, root } from './support/repository.ts';

let installed: Installed;
beforeAll(() => {
  installed = install();
});
afterAll(() => installed?.remove());

describe('the tarball', () => {
  it('holds what package.json names, with the maps of the scripts, and the papers: nothing else', () => {
    const papers = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
    const named = new Set([
      ...(JSON.stringify(manifest.exports).match(/\bdist\/[\w./-]+/g) ?? []),
      'dist/doctor.js',
      ...stubs().map(({ path }) => path),
    ]);
    // The modules are readable as they are.
    const scripts = FILES.filter((file) => file.endsWith('.map')).map((file) => `dist/${file}`);
    const shared = [...named].flatMap(sharedTypes);
    expect([...installed.paths].sort()).toEqual(
      [...new Set([...named, ...shared, ...scripts, ...papers])].sort(),
    );
  });

  /** Beside some types, those that they share with others. */
  function sharedTypes(file: string): string[] {
    const [, extension] = file.match(/\.d\.(c?ts)$/) ?? [];
    if (!extension) return [];
    const types = readFileSync(join(installed.home, file), 'utf8');
    return [...types.matchAll(/from '\.\/([\w-]+)\.c?js'/g)].flatMap(([, name]) => {
      const path = `dist/${name}.d.${extension}`;
      return [path, ...sharedTypes(path)];
    });
  }

  it('gives publint nothing to say', async () => {
    const { messages } = await publint({ pkgDir: installed.home, pack: false, strict: true });
    expect(messages).toEqual([]);
  });

  it('has types that tell every module system the truth', () => {
    // Those left out are no modules.
    const others = Object.entries(manifest.exports as object).flatMap(([path, target]) =>
      typeof target === 'string' ? [path] : [],
    );
    const args = [installed.tarball, '--exclude-entrypoints', ...others];
    runTool('@arethetypeswrong/cli/dist/index.js', [...args, '--format', 'ascii'], installed.project);
  });
});

describe('the installed package, in Node', () => {
  // What a server that renders the shop's pages would do.
  const use = `
    const selgeo = init({ merchant: 'pk_test_shop' });
    Promise.all([ready(), selgeo.ready({ timeout: 5 })]).then((readiness) => {
      const link = selgeo.decorateUrl('https://buy.stripe.com/a');
      console.log(JSON.stringify([selgeo.version, getClickId(), selgeo.getClickId(), link, ...readiness]));
    });`;
  const none = { clickId: null, status: 'none' };
  const outcome = [manifest.version, null, null, 'https://buy.stripe.com/a', none, none];

  it.each([
    ['imported', 'server.mjs', `import { getClickId, init, ready } from '@selgeo/snippet';`],
    ['required', 'server.cjs', `const { getClickId, init, ready } = require('@selgeo/snippet');`],
  ])('can be %s, and knows no visitor', (_, file, load) => {
    writeFileSync(join(installed.project, file), load + use);
    expect(JSON.parse(run(process.execPath, [file], installed.project))).toEqual(outcome);
  });

  it.each([
    ['imported', 'back-end.mjs', `import { checkoutParams } from '@selgeo/snippet/server';`],
    ['required', 'back-end.cjs', `const { checkoutParams } = require('@selgeo/snippet/server');`],
  ])('has a part for back ends that can be %s', (_, file, load) => {
    const use = `console.log(JSON.stringify([checkoutParams('${CLICK}'), checkoutParams(null)]));`;
    writeFileSync(join(installed.project, file), load + use);
    const printed = JSON.parse(run(process.execPath, [file], installed.project));
    expect(printed).toEqual([{ client_reference_id: CLICK }, {}]);
  });

  it.each([
    ['imported', 'consent.mjs', `import { followConsent } from '@selgeo/snippet/consent';`],
    ['required', 'consent.cjs', `const { followConsent } = require('@selgeo/snippet/consent');`],
  ])(
    'has a part for consent managers that can be %s, and follows no manager on a server',
    (_, file, load) => {
      const use = `console.log(JSON.stringify([followConsent(), followConsent({ manager: 'klaro' }) ?? null]));`;
      writeFileSync(join(installed.project, file), load + use);
      expect(JSON.parse(run(process.execPath, [file], installed.project))).toEqual([null, null]);
    },
  );

  it.each([
    ['imported', 'tests.mjs', `import * as kit from '@selgeo/snippet/testing';`],
    ['required', 'tests.cjs', `const kit = require('@selgeo/snippet/testing');`],
  ])('has a test kit that can be %s without Playwright', (_, file, load) => {
    writeFileSync(join(installed.project, file), `${load}console.log(Object.keys(kit).sort().join());`);
    const printed = run(process.execPath, [file], installed.project);
    expect(printed).toBe('fakeSelgeo,selgeoFixtures,withSelgeo\n');
  });

  it.each([
    [
      'imported',
      'react.mjs',
      `import { createElement } from 'react';
       import { renderToString } from 'react-dom/server';
       import { Selgeo, useClickId } from '@selgeo/snippet/react';`,
    ],
    [
      'required',
      'react.cjs',
      `const { createElement } = require('react');
       const { renderToString } = require('react-dom/server');
       const { Selgeo, useClickId } = require('@selgeo/snippet/react');`,
    ],
  ])('has a part for React that can be %s, and renders no click ID on a server', (_, file, load) => {
    const use = `
      const Reference = () => createElement('p', null, useClickId() ?? 'nobody');
      const snippet = createElement(Selgeo, { merchant: 'pk_test_shop' });
      console.log(renderToString(createElement('main', null, snippet, createElement(Reference))));`;
    linkPackages(installed.project, ['react', 'react-dom']);
    writeFileSync(join(installed.project, file), load + use);
    const printed = run(process.execPath, [file], installed.project);
    expect(printed).toBe('<main><p>nobody</p></main>\n');
  });

  it.each(['selgeo.js', 'consent.js', 'compat/rewardful.js'])(
    'gives the address of the script file %s, for a shop that serves it itself',
    (file) => {
      const code = `console.log(require.resolve('@selgeo/snippet/${file}'))`;
      const path = run(process.execPath, ['--eval', code], installed.project).trim();
      expect(path.endsWith(join('dist', file))).toBe(true);
    },
  );

  it('keeps its insides to itself', () => {
    const code = `require('@selgeo/snippet/dist/index.cjs')`;
    expect(() => run(process.execPath, ['--eval', code], installed.project)).toThrow(
      'ERR_PACKAGE_PATH_NOT_EXPORTED',
    );
  });
});

describe('the installed types', () => {
  it.each([
    ['node16, as an ES module and as CommonJS', 'node16', ['mts', 'cts']],
    ['a bundler', 'bundler', ['ts']],
    ['Node 10, which knows no exports', 'node10', ['ts']],
  ])('pass and fail what they should under %s', (_, moduleResolution, extensions) => {
    linkPackages(installed.project, ['@types/react', 'csstype']);
    const files = ['consumer', 'back-end', 'react-page', 'own-tests'].flatMap((name) =>
      extensions.map((extension) => {
        copyFileSync(join(root, `test/package/${name}.ts`), join(installed.project, `${name}.${extension}`));
        return `${name}.${extension}`;
      }),
    );
    expect(compile(moduleResolution, files)).toBe('');
  });

  it('agree with those of another version of the package in the same program', () => {
    cpSync(installed.home, join(installed.project, 'node_modules/other-version'), { recursive: true });
    const types = join(installed.project, 'node_modules/other-version/dist/api.d.ts');
    const other = readFileSync(types, 'utf8')
      .replace("status: 'none'", "status: 'later' | 'none'")
      .replace('fillForm(', 'lookBack(): void;\n fillForm(');
    expect(other).toMatch(/'later'.+lookBack/s);
    writeFileSync(types, other);
    writeFileSync(
      join(installed.project, 'both.ts'),
      `import { init } from '@selgeo/snippet';
       import { init as initOther } from 'other-version';
       const options = { merchant: 'pk_test_shop' };
       export const clickIds: (string | null)[] = [init(options), initOther(options)].map((each) => each.getClickId());
       export const published: string | null | undefined = window.__selgeo?.getClickId() ?? __selgeo?.getClickId();`,
    );
    expect(compile('bundler', ['both.ts'])).toBe('');
  });

  /** What the compiler has to say. */
  function compile(moduleResolution: string, files: readonly string[]): string {
    const compilerOptions = {
      module: moduleResolution === 'node16' ? 'node16' : 'esnext',
      moduleResolution,
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      ...(moduleResolution === 'node10' && { ignoreDeprecations: '6.0' }),
    };
    writeFileSync(join(installed.project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    return runTool('typescript/bin/tsc', ['-p', '.'], installed.project);
  }
});
