import type { Site } from './site.ts';

/** A second host name of the site, which plays the merchant's own Payment Link domain. */
export const payHost = ({ origin }: Site): string => new URL(origin).host.replace('localhost', '127.0.0.1');
