import type { Page } from '@playwright/test';
import type { FrontEnd } from './world.ts';

type Way = (page: Page) => Promise<void>;

export type Shop = {
  readonly example: FrontEnd;
  /** The page that a partner's link leads to. */
  readonly landing: string;
  /** Whether its navigation changes the page without loading one. */
  readonly isRouted: boolean;
  /** The ways to buy from there, each up to the moment when Stripe's page opens. */
  readonly ways: Readonly<Record<string, Way> & { Checkout: Way }>;
};

const follow = (name: string) => (page: Page) => page.getByRole('link', { name }).click();
const press = (name: string) => (page: Page) => page.getByRole('button', { name }).click();
const choose = (name: string) => (page: Page) => page.getByRole('radio', { name }).check();

const inTurn =
  (...acts: Way[]): Way =>
  async (page: Page) => {
    for (const act of acts) await act(page);
  };

const byFirstLink = { 'a Payment Link': follow('Buy the handbook') };

const withPlans = {
  ...byFirstLink,
  'a Payment Link rendered later': inTurn(follow('Pricing'), choose('Three teas'), follow('Pay by link')),
  Checkout: inTurn(follow('Pricing'), choose('Three teas'), press('Check out')),
};

const withButton = {
  ...withPlans,
  'a Buy Button': (page: Page) =>
    page.frameLocator('stripe-buy-button iframe').getByRole('button', { name: 'Buy now' }).click(),
};

const withoutPlans = {
  ...byFirstLink,
  'a Payment Link rendered later': inTurn(follow('Pricing'), follow('Pay by link')),
  Checkout: inTurn(follow('Pricing'), press('Check out')),
};

export const SHOPS: Readonly<Record<string, Shop>> = {
  'plain HTML': {
    example: 'plain-html',
    landing: '/',
    isRouted: false,
    ways: { ...byFirstLink, Checkout: press('Subscribe') },
  },
  React: { example: 'react-vite', landing: '/', isRouted: true, ways: withPlans },
  Vue: { example: 'vue-vite', landing: '/', isRouted: true, ways: withPlans },
  'Angular with zone.js': { example: 'angular', landing: '/zone/', isRouted: true, ways: withButton },
  'Angular without zone.js': { example: 'angular', landing: '/zoneless/', isRouted: true, ways: withButton },
  'Next.js with its script component': {
    example: 'nextjs',
    landing: '/script',
    isRouted: true,
    ways: withoutPlans,
  },
  'Next.js with the package': { example: 'nextjs', landing: '/npm', isRouted: true, ways: withoutPlans },
};
