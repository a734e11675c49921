import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

export default defineConfig({
  adapter: node({ mode: 'standalone' }),
  // Astro takes a form only where it knows by which name the site is called.
  security: { allowedDomains: [{ hostname: 'localhost' }] },
});
