import { type ApiError, invalid } from './api-error.ts';
import { PRICES } from './catalogue.ts';
import type { PriceBook } from './price.ts';
import { percentOfId } from './promotion-codes.ts';
import type { SessionParams } from './session-schema.ts';

/** The first rule between parameters that a session breaks. https://docs.stripe.com/api/checkout/sessions/create */
export function conflictIn(params: SessionParams, priceOf: PriceBook): ApiError | undefined {
  return (
    addressConflict(params) ??
    customerConflict(params) ??
    itemConflict(params, priceOf) ??
    discountConflict(params)
  );
}

function discountConflict(params: SessionParams): ApiError | undefined {
  const code = params.discounts?.[0]?.promotion_code;
  if (code === undefined) return undefined;
  if (params.allow_promotion_codes !== undefined) {
    return invalid(
      'You may only specify one of these parameters: allow_promotion_codes, discounts.',
      'allow_promotion_codes',
    );
  }
  return percentOfId(code) === undefined
    ? invalid(`No such promotion code: '${code}'`, 'discounts[0][promotion_code]', 'resource_missing')
    : undefined;
}

function addressConflict(params: SessionParams): ApiError | undefined {
  const embedded = params.ui_mode === 'embedded_page' || params.ui_mode === 'elements';
  const needed = embedded ? 'return_url' : 'success_url';
  const foreign = embedded
    ? ([
        'success_url',
        'cancel_url',
        ...(params.ui_mode === 'elements' ? (['redirect_on_completion'] as const) : []),
      ] as const)
    : (['return_url', 'redirect_on_completion'] as const);
  const misplaced = foreign.find((name) => params[name] !== undefined);
  if (misplaced) {
    const uiMode = params.ui_mode ?? 'hosted_page';
    return invalid(
      `You cannot use \`${misplaced}\` with \`ui_mode: ${uiMode}\`: use \`${needed}\`.`,
      misplaced,
    );
  }
  if (embedded && params.redirect_on_completion === 'never') {
    return params.return_url
      ? invalid('You cannot use `return_url` with `redirect_on_completion: never`.', 'return_url')
      : undefined;
  }
  return params[needed]
    ? undefined
    : invalid(`Missing required param: ${needed}.`, needed, 'parameter_missing');
}

function customerConflict(params: SessionParams): ApiError | undefined {
  if (params.customer_creation && params.mode === 'subscription') {
    return invalid(
      '`customer_creation` can only be used in `payment` mode: a subscription always creates a customer.',
      'customer_creation',
    );
  }
  if (params.subscription_data && params.mode !== 'subscription') {
    return invalid('`subscription_data` can only be used in `subscription` mode.', 'subscription_data');
  }
  if (!params.customer) return undefined;
  const second = (['customer_email', 'customer_creation'] as const).find((name) => params[name]);
  return second && invalid(`You may only specify one of these parameters: customer, ${second}.`, second);
}

function itemConflict(params: SessionParams, priceOf: PriceBook): ApiError | undefined {
  for (const [index, item] of params.line_items.entries()) {
    const at = `line_items[${index}]`;
    if (!item.price === !item.price_data) {
      return invalid(`Pass exactly one of ${at}[price] and ${at}[price_data].`, at);
    }
    if (item.price && !priceOf(item.price)) {
      const known = [...PRICES.keys()].join(', ');
      return invalid(
        `No such price: '${item.price}'. The stand-in knows ${known}, those made by the API, and what price_data describes.`,
        `${at}[price]`,
        'resource_missing',
      );
    }
  }
  const recurring = params.line_items.map((item) =>
    Boolean(item.price ? priceOf(item.price)?.interval : item.price_data?.recurring),
  );
  if (params.mode === 'payment' && recurring.includes(true)) {
    return invalid('You specified `payment` mode but passed a recurring price.', 'mode');
  }
  if (params.mode === 'subscription' && !recurring.includes(true)) {
    return invalid('You must provide at least one recurring price in `subscription` mode.', 'line_items');
  }
  return undefined;
}
