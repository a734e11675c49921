import type { Sandbox } from '../../../sandbox/start.ts';

export const EXAMPLES = ['plain-html', 'react-vite', 'vue-vite', 'nextjs'] as const;
export type Example = (typeof EXAMPLES)[number];

/** What the setup has started. */
export type World = {
  readonly origins: Sandbox['origins'];
  /** Where each example is. */
  readonly shops: Readonly<Record<Example, string>>;
  /** Where React's example is under Vite's development server. */
  readonly development: string;
};

// The tests run in processes of their own, which inherit the environment.
const VARIABLE = 'SELGEO_EXAMPLES';

export function publishWorld(world: World): void {
  process.env[VARIABLE] = JSON.stringify(world);
}

export function readWorld(): World {
  return JSON.parse(process.env[VARIABLE] ?? '');
}
