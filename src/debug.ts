import type { Selgeo } from './api.ts';
import { type InitOptions, init as start } from './index.ts';

/** As `init` of the main entry, and writes down every decision of the visit. */
export function init(options: InitOptions | DOMStringMap): Selgeo {
  return start(options as InitOptions);
}
