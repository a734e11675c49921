/** The `error` object of Stripe's answers: https://docs.stripe.com/api/errors */
export type ApiError = {
  readonly type: 'invalid_request_error' | 'idempotency_error' | 'api_error';
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  readonly doc_url?: string;
};

/** An `invalid_request_error` that blames one parameter; with a code it also links to Stripe's page about that code. */
export function invalid(message: string, param?: string, code?: string): ApiError {
  return {
    type: 'invalid_request_error',
    message,
    ...(param && { param }),
    ...(code && { code, doc_url: `https://docs.stripe.com/error-codes#${code.replaceAll('_', '-')}` }),
  };
}
