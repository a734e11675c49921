import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read, root } from '../package/support/repository.ts';

test('the map of docs/architecture.md has every file of src/, and no other', () => {
  const [, map = ''] = read('docs/architecture.md').split(/^## (?:Map of src\/|Around it)$/m);
  const mapped = [...map.matchAll(/^\| `([^`]+)` \|/gm)].map(([, path]) => path);
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  expect(mapped.sort()).toEqual(files.filter((name) => /\.[mc]?[jt]sx?$/.test(name)).sort());
});

test('the way of one click names only files that there are', () => {
  const [, way = ''] = read('docs/architecture.md').split(
    /^## (?:One click, from link to sale|Map of src\/)$/m,
  );
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const named = [...way.matchAll(/`([\w/-]+\.ts)`/g)].map(([, path]) => path);
  expect(named.length).toBeGreaterThan(10);
  expect(files).toEqual(expect.arrayContaining(named));
});
