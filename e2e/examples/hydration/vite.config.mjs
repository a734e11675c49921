import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const installed = (path) => here(`../../../examples/react-vite/node_modules/${path}`);

export default {
  root: here('.'),
  mode: 'development',
  resolve: {
    alias: {
      react: installed('react'),
      'react-dom': installed('react-dom'),
      '@selgeo/snippet/react': installed('@selgeo/snippet/dist/react.js'),
    },
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
