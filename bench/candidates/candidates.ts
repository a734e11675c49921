import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Candidate } from './candidate.ts';
import { peers } from './peers.ts';
import { asTag, SELGEO } from './selgeo.ts';

/** The built snippet of this repository. */
export const readSelgeo = (): string =>
  readFileSync(new URL('../../dist/selgeo.js', import.meta.url), 'utf8');

/** What the measurement itself costs. */
export const EMPTY: Candidate = {
  name: 'empty script',
  description: 'the single statement `0`: what the measurement itself costs',
  code: '0',
  attributes: {},
  hit: 'none',
};

/** All that is compared: Selgeo, its peers, other scripts by path, and the empty script. */
export async function candidates(others: readonly string[]): Promise<Candidate[]> {
  return [
    asTag(SELGEO, '`dist/selgeo.js` of this repository', readSelgeo()),
    ...others.map((path) =>
      asTag(
        basename(path),
        'given on the command line, with the attributes of Selgeo',
        readFileSync(path, 'utf8'),
      ),
    ),
    ...(await peers()),
    EMPTY,
  ];
}
