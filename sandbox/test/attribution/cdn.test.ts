import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { start } from './support.ts';

const PATH = '/v1/selgeo.js';
const HEADERS = { 'content-type': 'text/javascript', 'cache-control': 'max-age=5', 'x-own': 'a' };

/** A release folder with one script, plain and compressed. */
function release() {
  const snippetDir = mkdtempSync(join(tmpdir(), 'selgeo-cdn-'));
  onTestFinished(() => rmSync(snippetDir, { recursive: true }));
  mkdirSync(join(snippetDir, 'v1'));
  const write = (file: string, text: string) => writeFileSync(join(snippetDir, file), text);
  write('v1/selgeo.js', 'one()');
  write('v1/selgeo.js.br', 'one() in brotli');
  const compressed = { ...HEADERS, 'content-encoding': 'br' };
  write('headers.json', JSON.stringify({ [PATH]: HEADERS, [`${PATH}.br`]: compressed }));
  return { snippetDir, write };
}

describe('the stand-in for the CDN', () => {
  it('serves the release folder with the headers that it names', async () => {
    const { snippetDir } = release();
    const answer = await start({ snippetDir }).app.request(PATH);
    expect(await answer.text()).toBe('one()');
    expect(Object.fromEntries(answer.headers)).toMatchObject(HEADERS);
  });

  it('serves the compressed file to whoever takes it', async () => {
    const { snippetDir } = release();
    const headers = { 'Accept-Encoding': 'gzip, deflate, br' };
    const answer = await start({ snippetDir }).app.request(PATH, { headers });
    expect(await answer.text()).toBe('one() in brotli');
    expect(answer.headers.get('content-encoding')).toBe('br');
  });

  it('has a browser keep what it has, until a rebuild', async () => {
    const { snippetDir, write } = release();
    const { app } = start({ snippetDir });
    const tag = (await app.request(PATH)).headers.get('etag') ?? '';
    const again = () => app.request(PATH, { headers: { 'If-None-Match': tag } });
    expect((await again()).status).toBe(304);
    write('v1/selgeo.js', 'two()');
    expect(await (await again()).text()).toBe('two()');
  });

  it('has browsers ask every time for a script that is built anew all the time', async () => {
    const { snippetDir } = release();
    const answer = await start({ snippetDir, isFresh: true }).app.request(PATH);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it.each(['/v1/selgeo.js', '/v1/selgeo.js.map', '/v1/compat/rewardful.js', '/0.1.0/selgeo.js'])(
    'says how to build a missing %s',
    async (path) => {
      const answer = await start().app.request(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('npm run build');
    },
  );
});
