import { SHOPS } from './shops.ts';
import type { FrontEnd } from './world.ts';

export type Pages = {
  readonly example: FrontEnd;
  /** The page that a partner's link leads to. It has a Payment Link. */
  readonly landing: string;
  /** The page with the form. */
  readonly form: string;
  /** Whether its navigation changes the page without loading one. */
  readonly isRouted: boolean;
};

const starter = (example: FrontEnd): Pages => ({ example, landing: '/', form: '/join', isRouted: true });

/** The pages that every front end has, under the same names. */
export const PAGES: Readonly<Record<string, Pages>> = {
  ...Object.fromEntries(
    Object.entries(SHOPS).map(([name, { example, landing, isRouted }]) => [
      name,
      { example, landing, form: `${landing.replace(/\/$/, '')}/join`, isRouted },
    ]),
  ),
  Nuxt: starter('nuxt'),
  SvelteKit: starter('sveltekit'),
  Astro: starter('astro'),
  'React Router': starter('react-router'),
  Turbo: starter('turbo'),
  htmx: starter('htmx'),
};
