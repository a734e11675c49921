import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { block } from '../readme/block.ts';
import { read, root } from './support/repository.ts';

const examples = readdirSync(join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const fromNpm = examples.filter((name) => existsSync(join(root, 'examples', name, 'package.json')));

/** Load the script by its tag from where the API is, so they need nothing of the package. */
const BY_TAG = ['nuxt', 'sveltekit', 'astro', 'turbo', 'htmx'];

describe.each(fromNpm)('the example %s', (name) => {
  const lock = JSON.parse(read(`examples/${name}/package-lock.json`));
  const { dependencies, devDependencies } = JSON.parse(read(`examples/${name}/package.json`));

  const { '@selgeo/snippet': snippet, ...others } = { ...dependencies, ...devDependencies };

  it('depends on exact versions, and on the packed snippet unless it has the tag', () => {
    expect(snippet).toBe(BY_TAG.includes(name) ? undefined : 'file:../selgeo-snippet.tgz');
    for (const [dependency, version] of Object.entries(others))
      expect(version, dependency).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.runIf(snippet)('has a lock file that takes the snippet as it is packed now', () => {
    // npm writes an `integrity` there, which is that of one tarball: delete it after every `npm install`.
    expect(lock.packages['node_modules/@selgeo/snippet']).not.toHaveProperty('integrity');
  });

  it('has a lock file that names no registry', () => {
    const addresses = Object.values<{ resolved?: string }>(lock.packages).map(
      ({ resolved }) => resolved ?? '',
    );
    expect(addresses.filter((address) => !address.startsWith('file:') && address)).toEqual([]);
  });
});

/** The files that name what an example in another language depends on, and how they name an exact version. */
const DEPENDENCIES = {
  'python-flask': { file: 'requirements.txt', every: /^.+$/gm, exact: /^[\w-]+==\d+\.\d+\.\d+$/ },
  ruby: { file: 'Gemfile', every: /^gem .+$/gm, exact: /^gem '\w+', '\d+\.\d+\.\d+'$/ },
  php: { file: 'composer.json', every: /".+\/.+": ".+"/g, exact: /^"[\w-]+\/[\w-]+": "\d+\.\d+\.\d+"$/ },
};

it.each(Object.entries(DEPENDENCIES))('the example %s depends on exact versions', (name, dependencies) => {
  const found = read(`examples/${name}/${dependencies.file}`).match(dependencies.every) ?? [];
  expect(found.join()).toContain('stripe');
  for (const dependency of found) expect(dependency).toMatch(dependencies.exact);
});

/** The shops with a style; the starters of frameworks have none, so that their few lines are seen. */
const STYLES: Record<string, string> = {
  'plain-html': 'public/shop.css',
  'react-vite': 'src/shop.css',
  'vue-vite': 'src/shop.css',
  angular: 'src/shop.css',
  nextjs: 'app/shop.css',
  'node-express': 'public/shop.css',
  'python-flask': 'static/shop.css',
  php: 'public/shop.css',
  ruby: 'public/shop.css',
};

it.each(Object.keys(STYLES))('the shop %s looks like the others', (name) => {
  const style = (name: string) => read(`examples/${name}/${STYLES[name]}`);
  expect(style(name)).toBe(style('plain-html'));
});

it('the example node-express has the stub of docs/api.md', () => {
  const stub = block('docs/api.md', 'html').trim();
  expect(read('examples/node-express/pages.mjs')).toContain(`\`${stub}\``);
});

it('the example nextjs has the proxy of docs/proxy.md', () => {
  const rewrite = (code: string) => code.match(/source: .*, destination: /)?.[0];
  expect(rewrite(read('examples/nextjs/next.config.ts'))).toBe(
    rewrite(block('docs/proxy.md', 'ts', 0)) ?? 'some',
  );
  const withoutComment = read('examples/nextjs/proxy.ts').replace(/^\/\*\*.*\n/m, '');
  expect(withoutComment).toBe(block('docs/proxy.md', 'ts', 1));
});
