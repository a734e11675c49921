import type { Options } from '../agreed/options.ts';

/** Whether nothing may be read, stored or sent until the visitor agrees. Known before anything of that happens. */
export function isGated(options: Options): boolean {
  return options.needsConsent || (options.honoursGpc && sendsGpc());
}

/** Whether the browser says that the visitor has refused: https://w3c.github.io/gpc/#dom-globalprivacycontrol */
export function sendsGpc(): boolean {
  return !!(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;
}
