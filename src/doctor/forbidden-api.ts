import type { View } from './facts.ts';
import { optionsOf } from './tag.ts';

/** The origin of the API, where the policy of the page forbids to connect there; the browser then shows no request. */
export function forbiddenApi(view: Pick<View, 'tags' | 'violations'> | undefined): string | undefined {
  const { apiOrigin } = optionsOf(view);
  const isForbidden = view?.violations.some(
    ({ directive, address }) =>
      directive === 'connect-src' && (address === `${apiOrigin}/v1/clicks` || address === apiOrigin),
  );
  return isForbidden ? apiOrigin : undefined;
}
