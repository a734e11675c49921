import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { filesOf } from '../../tools/build-once.mjs';
import { RELEASE } from '../../tools/release-folder.mjs';
import { FILES, releaseHeaders } from '../../tools/release-headers.mjs';
import { manifest, read } from './support/repository.ts';

const FOLDERS = ['v1', manifest.version];
const all: Record<string, Record<string, string>> = JSON.parse(read('release/headers.json'));

it('names the headers of exactly the files that are there', () => {
  const files = filesOf('release').filter((file) => file !== 'release/headers.json');
  expect(Object.keys(all).sort()).toEqual(files.map((file) => file.slice('release'.length)).sort());
  expect(all).toEqual(releaseHeaders(manifest.version));
});

describe.each(FOLDERS.flatMap((folder) => FILES.map((file) => [folder, file] as const)))(
  '/%s/%s',
  (folder, file) => {
    const built = readFileSync(join(RELEASE, '../dist', file));
    const released = (ending = '') => readFileSync(join(RELEASE, folder, file + ending));

    it('is what the build has made, plain and in both compressions', () => {
      expect(released().equals(built)).toBe(true);
      expect(brotliDecompressSync(released('.br')).equals(built)).toBe(true);
      expect(gunzipSync(released('.gz')).equals(built)).toBe(true);
    });
  },
);

it('has the hash of every script', () => {
  const hashes = Object.keys(JSON.parse(read(`release/${manifest.version}/integrity.json`)));
  expect(hashes.sort()).toEqual(FILES.filter((file) => file.endsWith('.js')).sort());
});

it.each(Object.entries(all))('%s can be loaded by any page, and measured', (path, headers) => {
  expect(headers).toMatchObject({
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'Timing-Allow-Origin': '*',
    Vary: 'Accept-Encoding',
  });
  expect(headers['Content-Type']).toMatch(/^(text\/javascript|application\/json); charset=utf-8$/);
  expect(headers['Cache-Control']?.includes('immutable')).toBe(!path.startsWith('/v1/'));
});
