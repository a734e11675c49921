/// <reference types="vite/client" />
import script from '../../dist/selgeo.js?raw';
import type { RawOptions } from '../../src/agreed/options.ts';
import type { Selgeo } from '../../src/visit/api.ts';
import { runningFrom } from './script-tag.ts';

// Stands in for src/visit/tracker.ts and src/agreed/options.ts where the tests of the source run against the script that is shipped:
// what they would pass as options goes the way of a merchant's, as attributes of the tag.

export const readOptions = (raw: RawOptions): RawOptions => raw;

/** Runs the script in this page as a browser does, from a tag with these attributes. Gives what it has published. */
export function startTracker(raw: RawOptions): Selgeo | undefined {
  // Past what the page of a test may have of that name.
  const tag = Document.prototype.createElement.call(document, 'script') as HTMLScriptElement;
  for (const [name, value] of Object.entries(raw)) if (value !== undefined) tag.dataset[name] = value;
  runningFrom(tag);
  new Function(script)();
  return window.__selgeo;
}
