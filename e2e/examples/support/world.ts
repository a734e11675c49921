import type { Sandbox } from '../../../sandbox/start.ts';

export const FRONT_ENDS = [
  'plain-html',
  'react-vite',
  'vue-vite',
  'angular',
  'nextjs',
  'nuxt',
  'sveltekit',
  'astro',
  'react-router',
  'turbo',
  'htmx',
] as const;
export type FrontEnd = (typeof FRONT_ENDS)[number];

export const BACK_ENDS = ['node-express', 'python-flask', 'php', 'ruby'] as const;
export type BackEnd = (typeof BACK_ENDS)[number];

export type Example = FrontEnd | BackEnd;

/** What the setup has started. */
export type World = {
  readonly origins: Sandbox['origins'];
  /** Where each example is; a back end whose language is not installed is nowhere. */
  readonly shops: Readonly<Record<FrontEnd, string> & Partial<Record<BackEnd, string>>>;
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
