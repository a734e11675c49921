import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const config: NextConfig = {
  // This folder is a project of its own, although it lies in a repository with another lock file.
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
};

export default config;
