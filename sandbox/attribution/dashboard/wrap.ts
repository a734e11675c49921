import { html } from 'hono/html';
import { moneyOf } from '../money-of.ts';
import type { Html } from './layout.ts';

/** A ref or an address that, where it is too long for its line, goes on in the next one behind a sign as a hand would break it. */
export const wrapped = (text: string): Html => brokenBehind(text, /(?<=[-_./@&?=])/);

/** An amount that is too long for its line goes on in the next one behind thousands. */
export const moneyView = (amount: Parameters<typeof moneyOf>[0]): Html =>
  brokenBehind(moneyOf(amount), /(?<=[,\s])/);

const brokenBehind = (text: string, where: RegExp): Html =>
  html`${text.split(where).map((part, n) => html`${n > 0 ? html`<wbr />` : ''}${part}`)}`;
