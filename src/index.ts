export type { Offer } from './agreed/offer-of.ts';
export type { InitOptions } from './agreed/options.ts';
export type { Readiness, ReadyOptions, Selgeo } from './visit/api.ts';
export { getClickId, init, ready } from './visit/init.ts';
export type { Inspection } from './visit/inspection.ts';
