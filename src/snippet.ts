import { startFromTag } from './visit/start-from-tag.ts';

startFromTag('script[data-merchant]', 'selgeo-debug.js');
