import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => {
  const { SHOP_URL } = loadEnv(mode, process.cwd(), '');
  // The back end of the sandbox's shop, which does what every back end would.
  const proxy = { '/create-checkout-session': `${SHOP_URL}`, '/signup': `${SHOP_URL}` };
  return { plugins: [react()], server: { proxy }, preview: { proxy } };
});
