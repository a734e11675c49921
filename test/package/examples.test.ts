import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, root } from './support/repository.ts';

const examples = readdirSync(join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(examples)('the example %s', (name) => {
  const lock = JSON.parse(read(`examples/${name}/package-lock.json`));
  const { dependencies, devDependencies } = JSON.parse(read(`examples/${name}/package.json`));

  it('depends on exact versions, and on the packed snippet', () => {
    const { '@selgeo/snippet': snippet, ...others } = { ...dependencies, ...devDependencies };
    expect(snippet).toBe('file:../selgeo-snippet.tgz');
    for (const [dependency, version] of Object.entries(others))
      expect(version, dependency).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('has a lock file that takes the snippet as it is packed now', () => {
    // npm writes an `integrity` there, which is that of one tarball: delete it after every `npm install`.
    expect(lock.packages['node_modules/@selgeo/snippet']).not.toHaveProperty('integrity');
  });

  it('has a lock file that names no registry', () => {
    const addresses = Object.values<{ resolved?: string }>(lock.packages).map(
      ({ resolved }) => resolved ?? '',
    );
    expect(addresses.filter((address) => !address.startsWith('file:') && address)).toEqual([]);
  });

  it('looks like the others', () => {
    const style = (name: string) => read(`examples/${name}/${STYLES[name]}`);
    expect(style(name)).toBe(style('plain-html'));
  });
});

const STYLES: Record<string, string> = {
  'plain-html': 'public/shop.css',
  'react-vite': 'src/shop.css',
  'vue-vite': 'src/shop.css',
  nextjs: 'app/shop.css',
};
