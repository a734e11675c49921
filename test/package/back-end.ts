// A merchant's back end against the published types; see consumer.ts.
import {
  type ConversionError,
  type ConversionInput,
  type ConversionOutcome,
  checkoutParams,
  clientReferenceId,
  createConversion,
  isConversionError,
  readClickId,
} from '@selgeo/snippet/server';

export const id: string | undefined = clientReferenceId({});
export const params: { client_reference_id?: string } = checkoutParams('from the page');
export const byDefault: { client_reference_id?: string } = checkoutParams('from the page', {
  via: undefined,
});
export const metadata: { metadata?: { aff_click_id: string } } = checkoutParams(null, { via: 'metadata' });

// As Node's types have it, which not every project has.
interface IncomingHttpHeaders {
  [name: string]: string | string[] | undefined;
  cookie?: string | undefined;
}
declare const nodeRequest: { headers: IncomingHttpHeaders; method?: string };
export const clickIds: (string | null)[] = [
  readClickId(nodeRequest),
  readClickId(nodeRequest.headers),
  readClickId(nodeRequest.headers.cookie),
  readClickId(new Request('https://shop.test/')),
  readClickId(new Headers()),
  readClickId({ Cookie: 'a=b' }),
  readClickId(null),
];
// @ts-expect-error Headers that are still to come.
readClickId(Promise.resolve(new Headers()));

const lead: ConversionInput = { click_id: null, external_transaction_id: 'lead-1', event_type: 'lead' };

export async function report(): Promise<ConversionOutcome['status'] | ConversionError['code'] | undefined> {
  try {
    const { status } = await createConversion(lead, { secretKey: 'sk_test_a', apiUrl: undefined });
    return status;
  } catch (error) {
    return isConversionError(error) ? error.code : undefined;
  }
}

// @ts-expect-error The transaction is required.
createConversion({ event_type: 'lead' }, { secretKey: 'sk_test_a' });
// @ts-expect-error The key is required.
createConversion(lead, {});
// @ts-expect-error A misspelt field.
createConversion({ ...lead, amount: 4900 }, { secretKey: 'sk_test_a' });
// @ts-expect-error An amount is a number.
createConversion({ ...lead, amount_cents: '4900' }, { secretKey: 'sk_test_a' });
// @ts-expect-error There is no such place.
checkoutParams('from the page', { via: 'cookie' });
