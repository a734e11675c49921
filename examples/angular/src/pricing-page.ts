import { Component, signal } from '@angular/core';
import { checkOut } from './checkout';
import { type Plan, paymentLinks, plans } from './products';

@Component({
  selector: 'app-pricing-page',
  template: `
    <h1>One plan, one book</h1>
    <fieldset>
      <legend>What would you like?</legend>
      @for (each of plans; track each.id) {
        <label>
          <input type="radio" name="plan" [value]="each.id" (change)="plan.set(each.id)" /> {{ each.name }}
        </label>
      }
    </fieldset>
    <!-- Rendered after a choice only: the click ID is in the link all the same when it is used. -->
    @if (plan(); as wanted) {
      <p class="actions">
        <button class="button" type="button" (click)="buy(wanted)">Check out</button>
        <a class="button ghost" [href]="paymentLinks[wanted]">Pay by link</a>
      </p>
    }
    @if (problem()) {
      <p class="problem" role="alert">{{ problem() }}</p>
    }
  `,
})
export class PricingPage {
  protected readonly plans = plans;
  protected readonly paymentLinks = paymentLinks;
  protected readonly plan = signal<Plan | undefined>(undefined);
  protected readonly problem = signal('');

  protected async buy(plan: Plan) {
    this.problem.set('');
    await checkOut(plan).catch((error: Error) => this.problem.set(error.message));
  }
}
