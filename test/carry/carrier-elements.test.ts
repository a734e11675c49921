import { expect, it, vi } from 'vitest';
import { createCarrier } from '../../src/carry/carrier.ts';
import { hostsOf } from '../support/decorators.ts';
import { holdIdle, newTabPerTest, show } from '../support/page.ts';
import { CLICK } from '../support/values.ts';

newTabPerTest();

// In a file of its own, because an element once defined stays defined.
it('gives the click ID to what comes later from the moment on when Stripe’s elements are defined, with one observer', async () => {
  const observe = vi.spyOn(MutationObserver.prototype, 'observe');
  sessionStorage.setItem('__selgeo_cid', CLICK);
  const page = show('<main></main>');
  const idle = holdIdle();
  const carry = createCarrier({ hosts: hostsOf([]), domains: [] });
  carry();
  idle.come();
  page.append(document.createElement('stripe-pricing-table'));
  await Promise.resolve();
  expect([idle.waiting, observe.mock.calls.length]).toEqual([0, 0]);

  customElements.define('stripe-pricing-table', class extends HTMLElement {});
  customElements.define('stripe-buy-button', class extends HTMLElement {});
  // What has come together with Stripe's script is there already when that defines it.
  await vi.waitFor(() => expect(idle.waiting).toBe(1), 10_000);
  idle.come();
  expect(page.firstElementChild?.getAttribute('client-reference-id')).toBe(CLICK);
  expect(observe).toHaveBeenCalledOnce();
  page.append(document.createElement('stripe-buy-button'));
  await vi.waitFor(() => expect(idle.waiting).toBe(1), 10_000);
  carry();
  idle.come();
  const references = [...page.children].map((element) => element.getAttribute('client-reference-id'));
  expect(references).toEqual([CLICK, CLICK]);
  expect(observe).toHaveBeenCalledOnce();
});
