// A merchant's code against the published types. It is compiled, never run: by `tsc -p test` against dist, and by
// tarball.test.ts against the package as it is installed, as an ES module and as CommonJS.
import {
  getClickId,
  type InitOptions,
  type Inspection,
  init,
  type Readiness,
  ready,
  type Selgeo,
} from '@selgeo/snippet';
import { type FollowOptions, followConsent, type ManagerName } from '@selgeo/snippet/consent';

const options: InitOptions = {
  merchant: 'pk_test_shop',
  apiUrl: 'https://api.shop.test',
  param: 'ref,via',
  attribution: 'first',
  paymentLinkHosts: 'pay.shop.test',
  tabs: 'off',
  contentType: 'application/json',
};

export const selgeo: Selgeo = init({ merchant: 'pk_test_shop' });
export const configured: Selgeo = init(options);
export const fromEnvironment: Selgeo = init({
  merchant: 'pk_test_shop',
  apiUrl: undefined,
  param: undefined,
});
export const limited: Promise<Readiness> = ready({ timeout: undefined });
export const clickId: string | null = getClickId();
export const link: string = selgeo.decorateUrl('https://buy.stripe.com/a');
export const published: Selgeo | undefined = window.__selgeo;
export const fromWindow: string | null | undefined = window.__selgeo?.getClickId();
export const fromBareName: string | null | undefined = __selgeo?.getClickId();
export const inspection: Inspection | undefined = published?.inspect?.();
export const reason: string | undefined = inspection?.reason?.code;
export const version: string = selgeo.version;
selgeo.fillForm(new HTMLFormElement());

export async function narrowed(): Promise<string | null> {
  const readiness: Readiness = await ready({ timeout: 1500 });
  switch (readiness.status) {
    case 'registered':
      return readiness.clickId satisfies string;
    case 'pending':
    case 'none':
    case 'rejected':
    case 'unreachable':
    case 'consent':
      return readiness.clickId satisfies null;
    default:
      return readiness satisfies never;
  }
}

const manager: ManagerName = 'onetrust';
const followed: FollowOptions = { manager, category: 'C0004' };
followConsent();
followConsent(followed);
followConsent({ manager: undefined, category: undefined });

// @ts-expect-error No consent manager has that name.
followConsent({ manager: 'OneTrust' });
// @ts-expect-error Categories are one text, as in the attribute.
followConsent({ category: ['C0004'] });
// @ts-expect-error The key is required.
init({});
// @ts-expect-error The options are required.
init();
// @ts-expect-error An unknown option, such as the spelling of the attribute.
init({ merchant: 'pk_test_shop', 'api-url': 'https://api.shop.test' });
// @ts-expect-error An unknown kind of attribution.
init({ merchant: 'pk_test_shop', attribution: 'linear' });
// @ts-expect-error An unknown content type.
init({ merchant: 'pk_test_shop', contentType: 'text/html' });
// @ts-expect-error An unknown way to hand the click on.
init({ merchant: 'pk_test_shop', tabs: 'maybe' });
// @ts-expect-error Hosts are one text, as in the attribute.
init({ merchant: 'pk_test_shop', paymentLinkHosts: ['pay.shop.test'] });
// @ts-expect-error A timeout is a number of milliseconds.
ready({ timeout: '1500' });
// @ts-expect-error A form, not its selector.
selgeo.fillForm('#lead');
// @ts-expect-error The click ID may be null.
clickId satisfies string;
// @ts-expect-error The snippet may not have run yet.
window.__selgeo.getClickId();
// @ts-expect-error Nor by its bare name.
__selgeo.getClickId();
// @ts-expect-error The API is read-only.
selgeo.version = '0.0.0';
