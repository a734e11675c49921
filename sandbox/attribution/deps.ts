import type { Db } from '../support/database.ts';
import type { World } from '../support/world.ts';
import type { Faults } from './faults/faults.ts';
import type { LiveEvent } from './live.ts';
import type { RateLimit } from './rate-limit.ts';

/** What every route of this origin needs. */
export type Deps = {
  readonly db: Db;
  readonly world: World;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly rateLimit: RateLimit;
  /** Tells the terminal and every open dashboard. */
  readonly announce: (event: LiveEvent) => void;
  readonly faults: Faults;
};
