// A merchant's page in React against the published types; see consumer.ts.
import type { InitOptions } from '@selgeo/snippet';
import { Selgeo, useClickId } from '@selgeo/snippet/react';
import { createElement, type FunctionComponent } from 'react';

const options: InitOptions = { merchant: 'pk_test_shop', attribution: 'first' };

export const component: FunctionComponent<InitOptions> = Selgeo;
export const snippet = createElement(Selgeo, { merchant: 'pk_test_shop', apiUrl: undefined, key: 'selgeo' });
export const configured = createElement(Selgeo, options);

export function Reference() {
  const clickId: string | null = useClickId();
  // @ts-expect-error The click ID may be null.
  clickId satisfies string;
  // @ts-expect-error It takes nothing.
  useClickId('pk_test_shop');
  return createElement('p', null, clickId);
}

// @ts-expect-error The key is required.
createElement(Selgeo, {});
// @ts-expect-error The spelling of the attribute.
createElement(Selgeo, { merchant: 'pk_test_shop', 'data-api-url': 'https://api.shop.test' });
// @ts-expect-error An unknown kind of attribution.
createElement(Selgeo, { merchant: 'pk_test_shop', attribution: 'linear' });
