import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import { freePort, serve } from '../../../sandbox/support/serve.ts';
import { findRuntime } from '../../../tools/runtimes.mjs';
import { root } from '../../package/support/repository.ts';
import { block } from '../block.ts';

/** The visitor, where something in front of the proxy names them. */
export const VISITOR = '203.0.113.7';

export type RunningProxy = {
  /** To which clicks are posted. */
  readonly address: string;
  /** What the platform itself adds to a request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whom `X-Forwarded-For` has to name. */
  readonly visitor: string;
  close(): Promise<void>;
};

/** How each recipe of docs/proxy.md is run, with another API in the place of Selgeo's. */
export const PROXIES: Readonly<Record<string, (api: string) => Promise<RunningProxy>>> = {
  nginx: async (api) => {
    const port = await freePort(0);
    const folder = folderWith({
      'nginx.conf': nginxConfig(port, local(block('docs/proxy.md', 'nginx'), api)),
    });
    const args = ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'];
    return program(findRuntime('nginx') ?? 'nginx', args, folder, port);
  },
  Caddy: async (api) => {
    const port = await freePort(0);
    const site = local(block('docs/proxy.md', 'caddyfile'), api);
    const config = `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n${site}\n}\n`;
    const folder = folderWith({ Caddyfile: config });
    return program(findRuntime('caddy') ?? 'caddy', ['run', '--config', 'Caddyfile'], folder, port);
  },
  'a Cloudflare Worker': async (api) => {
    const port = await freePort(0);
    const folder = folderWith({
      'send-click.js': local(block('docs/proxy.md', 'js', 0), api),
      'worker.js': block('docs/proxy.md', 'js', 1),
      'worker.capnp': workerConfig(port),
    });
    const workerd = join(root, 'node_modules/.bin/workerd');
    const proxy = await program(workerd, ['serve', 'worker.capnp'], folder, port);
    return { ...proxy, headers: { 'CF-Connecting-IP': VISITOR }, visitor: VISITOR };
  },
  'an Edge Function of Netlify': async (api) => {
    const { default: clicks, config } = await functions(api, 'netlify/edge-functions/clicks.js', {
      'netlify/edge-functions/send-click.js': block('docs/proxy.md', 'js', 0),
      'netlify/edge-functions/clicks.js': block('docs/proxy.md', 'js', 2),
    });
    const proxy = await inNode((request) => clicks(request, { ip: VISITOR }));
    return { ...proxy, address: proxy.address.replace('/s/v1/clicks', config.path) };
  },
  'a function of Vercel': async (api) => {
    const { POST } = await functions(api, 'api/s/v1/clicks.js', {
      'send-click.js': block('docs/proxy.md', 'js', 0),
      'api/s/v1/clicks.js': block('docs/proxy.md', 'js', 3),
    });
    return { ...(await inNode(POST)), headers: { 'X-Real-IP': VISITOR } };
  },
};

const local = (code: string, api: string) => code.replace('https://api.selgeo.com', api);

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'selgeo-proxy-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function program(
  command: string,
  args: readonly string[],
  cwd: string,
  port: number,
): Promise<RunningProxy> {
  const child = spawn(command, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: cwd },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  const close = async () => {
    child.kill();
    await ended;
    rmSync(cwd, { recursive: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  try {
    await vi.waitFor(() => fetch(origin), { timeout: 30_000 });
  } catch (cause) {
    await close();
    throw new Error(`${command} does not answer at ${origin}\n${printed}`, { cause });
  }
  return { address: `${origin}/s/v1/clicks`, headers: {}, visitor: '127.0.0.1', close };
}

/** Imports a module of a platform's project. */
async function functions(api: string, name: string, files: Readonly<Record<string, string>>) {
  const folder = folderWith(
    Object.fromEntries(
      Object.entries({ 'package.json': '{ "type": "module" }', ...files }).map(([path, code]) => [
        path,
        local(code, api),
      ]),
    ),
  );
  const imported = await import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href);
  rmSync(folder, { recursive: true });
  return imported;
}

async function inNode(handle: (request: Request) => Promise<Response>): Promise<RunningProxy> {
  const port = await freePort(0);
  const { close } = await serve({ fetch: handle }, port);
  return { address: `http://127.0.0.1:${port}/s/v1/clicks`, headers: {}, visitor: VISITOR, close };
}

/** A site that caches all that it can and has error pages of its own. */
const nginxConfig = (port: number, location: string) => `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
pid nginx.pid;
events {}
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  proxy_cache_path cache keys_zone=site:1m;
  server {
    listen 127.0.0.1:${port};
    proxy_cache site;
    proxy_cache_methods GET HEAD POST;
    proxy_cache_key $request_uri;
    proxy_cache_valid any 1h;
    proxy_intercept_errors on;
    error_page 400 401 404 429 500 503 /sorry.html;
    ${location}
  }
}
`;

/** https://github.com/cloudflare/workerd */
const workerConfig = (port: number) => `
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "site", worker = .site),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "site")],
);

const site :Workerd.Worker = (
  compatibilityDate = "2026-11-01",
  modules = [
    (name = "worker.js", esModule = embed "worker.js"),
    (name = "send-click.js", esModule = embed "send-click.js"),
  ],
);
`;
