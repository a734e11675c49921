import type { Sandbox } from '../../sandbox/start.ts';

/** The script tag as a merchant pastes it, pointed at the sandbox. `attributes` are added, or replace its own. */
export function tag({ origins, keys }: Sandbox, attributes: Record<string, string> = {}): string {
  const all = {
    src: `${origins.attribution}/v1/selgeo.js`,
    'data-merchant': keys.merchant,
    'data-api-url': origins.attribution,
    ...attributes,
  };
  const text = Object.entries(all).map(([name, value]) => `${name}="${value}"`);
  return `<script async ${text.join(' ')}></script>`;
}
