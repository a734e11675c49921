/** A page of docs/, by its path there without `.md`, and what the sidebar calls it. */
export type Entry = readonly [page: string, title: string];

/** The sidebar: what each reader wants to do, and the pages for it in the order of reading. Every page is in it once. */
export const READERS: readonly { readonly wish: string; readonly pages: readonly Entry[] }[] = [
  {
    wish: 'Start',
    pages: [
      ['index', 'What it does'],
      ['agents', 'For coding agents'],
    ],
  },
  {
    wish: 'Paste a tag',
    pages: [
      ['tag', 'The tag'],
      ['install/README', 'Where it goes'],
      ['install/webflow', 'Webflow'],
      ['install/framer', 'Framer'],
      ['install/squarespace', 'Squarespace'],
      ['install/wix', 'Wix'],
      ['install/shopify', 'Shopify'],
      ['install/ghost', 'Ghost'],
      ['wordpress', 'WordPress'],
      ['tag-managers', 'Tag managers'],
      ['install/vue', 'Vue'],
      ['install/nuxt', 'Nuxt'],
      ['install/sveltekit', 'SvelteKit'],
      ['install/astro', 'Astro'],
      ['install/react-router', 'React Router'],
      ['install/turbo', 'Turbo'],
      ['install/htmx', 'htmx'],
      ['rewardful', 'From Rewardful'],
      ['moving', 'Visitors under way'],
    ],
  },
  {
    wish: 'Build checkout',
    pages: [
      ['stripe', 'Stripe’s surfaces and forms'],
      ['back-ends', 'Back ends'],
      ['processors', 'Other processors'],
      ['npm', 'npm'],
      ['react', 'React'],
      ['nextjs', 'Next.js'],
      ['api', 'JavaScript API'],
      ['http-api', 'HTTP API'],
    ],
  },
  {
    wish: 'Ask for consent',
    pages: [
      ['consent', 'Consent and storage'],
      ['consent-managers', 'Consent managers'],
      ['privacy', 'Privacy'],
    ],
  },
  {
    wish: 'Test',
    pages: [
      ['testing', 'Tests of your own'],
      ['sandbox', 'The sandbox'],
      ['doctor', 'The doctor'],
    ],
  },
  {
    wish: 'Debug',
    pages: [
      ['troubleshooting', 'By symptom'],
      ['debug', 'Debug mode and codes'],
      ['delivery', 'Delivery'],
    ],
  },
  {
    wish: 'Operate',
    pages: [
      ['security', 'Security'],
      ['proxy', 'A proxy on your own site'],
      ['operations', 'Operations'],
      ['upgrading', 'Upgrading'],
    ],
  },
  { wish: 'Change it', pages: [['architecture', 'Architecture']] },
];
