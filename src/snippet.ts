import { startFromTag } from './visit/start-from-tag.ts';

startFromTag('script[data-merchant]', (start, data) => void start(data));
