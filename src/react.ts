export { Selgeo } from './react/selgeo.ts';
export { useClickId } from './react/use-click-id.ts';
