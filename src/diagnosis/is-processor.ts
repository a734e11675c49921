/** Whether a host is one of the processors besides Stripe whose links docs/processors.md has. */
export const isProcessor = (host: string): boolean =>
  /(^|\.)(polar\.sh|dodopayments\.com|creem\.io|lemonsqueezy\.com|chargebee\.com|gumroad\.com)$/.test(host);
