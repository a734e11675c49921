import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';

/** Bundles a program as a site would: its packages included, tree-shaken, minified, one IIFE. */
export async function bundle(program: string): Promise<string> {
  const id = fileURLToPath(new URL('program.js', import.meta.url));
  const virtual = {
    name: 'program',
    resolveId: (path: string) => (path === id ? id : null),
    load: (path: string) => (path === id ? program : null),
  };
  const build = await rollup({
    input: id,
    plugins: [virtual, nodeResolve({ browser: true })],
    // What is loaded on demand is no part of what every visitor loads.
    external: /replay/,
    onwarn: () => {},
  });
  const { output } = await build.generate({ format: 'iife', plugins: [terser({ module: true })] });
  return output[0].code.trim();
}
