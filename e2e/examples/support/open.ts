import { freePort } from '../../../sandbox/support/serve.ts';
import { findRuntime } from '../../../tools/runtimes.mjs';
import { type Program, pathOf, serve } from './programs.ts';
import type { Example } from './world.ts';

type Server = (port: string) => Pick<Program, 'command' | 'args'>;

const HOST = '127.0.0.1';

const vite =
  (...command: string[]): Server =>
  (port) => ({
    command: 'node_modules/.bin/vite',
    args: [...command, '--host', HOST, '--port', port, '--strictPort'],
  });

const node: Server = () => ({ command: process.execPath, args: ['--env-file=.env', 'server.mjs'] });

const built =
  (...args: string[]): Server =>
  () => ({ command: process.execPath, args });

const inLanguage =
  (language: string, args: (port: string) => string[]): Server =>
  (port) => ({ command: findRuntime(language) ?? language, args: args(port) });

// What `npm start`, `npm run preview` and `npm run dev` of the examples do, without npm between them and a signal; of
// other back ends, the command that their README gives.
const SERVERS: Record<Example, Server> = {
  'plain-html': node,
  'react-vite': vite('preview'),
  'vue-vite': vite('preview'),
  angular: node,
  nextjs: (port) => ({
    command: 'node_modules/.bin/next',
    args: ['start', '--hostname', HOST, '--port', port],
  }),
  nuxt: built('.output/server/index.mjs'),
  sveltekit: built('build'),
  astro: built('dist/server/entry.mjs'),
  'react-router': built('node_modules/@react-router/serve/bin.js', 'build/server/index.js'),
  turbo: node,
  htmx: node,
  'node-express': node,
  'python-flask': inLanguage('python', () => ['app.py']),
  php: inLanguage('php', (port) => ['-S', `${HOST}:${port}`, '-t', 'public', 'public/index.php']),
  ruby: inLanguage('ruby', () => ['app.rb']),
};

export type Opened = { readonly address: string; readonly close: () => Promise<void> };

/** Serves what has been built of an example. */
export const open = (example: Example, env: Readonly<Record<string, string>>): Promise<Opened> =>
  listen(example, SERVERS[example], { ...env, NODE_ENV: 'production' });

/** Serves React's example as it is while somebody works on it. */
export const openForDevelopment = (env: Readonly<Record<string, string>>): Promise<Opened> =>
  listen('react-vite', vite('dev'), { ...env, NODE_ENV: 'development' });

async function listen(example: Example, server: Server, env: Readonly<Record<string, string>>) {
  const port = String(await freePort(0));
  const address = `http://localhost:${port}`;
  const program = {
    ...server(port),
    cwd: pathOf(example),
    env: { ...env, HOST, PORT: port, ORIGIN: address },
  };
  return { address, close: await serve(program, address) };
}
