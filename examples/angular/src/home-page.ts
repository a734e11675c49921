import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import { paymentLinks } from './products';
import { settings } from './settings';

@Component({
  selector: 'app-home-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Tea for people who ship</h1>
    <p>A cloth-bound field guide, 128 pages. $12, postage included.</p>
    <ul class="chapters">
      @for (chapter of chapters(); track chapter) {
        <li>{{ chapter.title }}</li>
      }
    </ul>
    <p class="actions">
      <a class="button" [href]="paymentLinks.book">Buy the handbook</a>
    </p>
    <p class="small">The button is a Payment Link, as it is copied from Stripe’s dashboard.</p>
    <stripe-buy-button buy-button-id="buy_btn_sandbox_book" [attr.publishable-key]="settings.publishableKey" />
  `,
})
export class HomePage {
  protected readonly paymentLinks = paymentLinks;
  protected readonly settings = settings;

  /**
   * New objects each time, as many pages have them: Angular makes the elements of the list anew at every change
   * detection. A snippet that drove change detections by watching the page would never come to an end.
   */
  protected chapters() {
    return [{ title: 'Leaves' }, { title: 'Water' }, { title: 'Patience' }];
  }
}
