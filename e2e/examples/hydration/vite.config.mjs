import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default {
  root: here('.'),
  mode: 'development',
  resolve: {
    alias: Object.fromEntries(
      ['react', 'react-dom'].map((name) => [name, here(`../../../examples/react-vite/node_modules/${name}`)]),
    ),
  },
  ssr: { noExternal: true },
  build: {
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: here('client.tsx'),
      output: { entryFileNames: '[name].js' },
    },
  },
};
