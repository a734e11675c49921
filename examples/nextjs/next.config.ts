import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const { NEXT_PUBLIC_SELGEO_API_URL = 'https://api.selgeo.com' } = process.env;

const config: NextConfig = {
  // This folder is a project of its own, although it lies in a repository with another lock file.
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  // A first-party proxy, for tags with `data-api-url="/s"`.
  rewrites: async () => [{ source: '/s/v1/clicks', destination: `${NEXT_PUBLIC_SELGEO_API_URL}/v1/clicks` }],
};

export default config;
