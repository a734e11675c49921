import { buildOnce } from './build-once.mjs';

await buildOnce();
