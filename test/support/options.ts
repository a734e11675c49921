import { type Options, type RawOptions, readOptions } from '../../src/agreed/options.ts';
import { KEY } from './values.ts';

/** The options of the shop's tag, with `raw` on top. */
export const optionsOf = (raw: RawOptions = {}): Options => readOptions({ merchant: KEY, ...raw });
