import { startFromTag } from './visit/start-from-tag.ts';

startFromTag('script[data-merchant]', 'selgeo-debug.js', (start, data) => void start(data));
