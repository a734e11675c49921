import { useEffect } from 'react';
import type { InitOptions } from '../agreed/options.ts';
import { quietly } from '../browser/quietly.ts';
import { init } from '../visit/init.ts';

/**
 * Starts the snippet when the page is hydrated. Renders nothing. Its props are the options of `init`, and count when
 * the snippet starts. If the snippet is already running (script tag, another `<Selgeo>`, strict mode's second effect, a
 * later render with other props), nothing starts or changes. On a server, it does nothing.
 */
export function Selgeo(options: InitOptions): null {
  // Once: `init` on a snippet that runs is an occasion to send what is parked.
  // biome-ignore lint/correctness/useExhaustiveDependencies: props count when the snippet starts.
  useEffect(() => quietly(() => void init(options)), []);
  return null;
}
