import { type Candidate, COLLECTOR } from './candidate.ts';

/** The column that all others are compared with. */
export const SELGEO = 'Selgeo';

/** The script tag of this repository, or another script with the same attributes. */
export function asTag(name: string, description: string, code: string): Candidate {
  return {
    name,
    description,
    code,
    attributes: { 'data-merchant': 'pk_test_bench', 'data-api-url': COLLECTOR },
    hit: () => true,
  };
}
