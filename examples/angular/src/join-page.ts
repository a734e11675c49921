import { Component, signal } from '@angular/core';

@Component({
  selector: 'app-join-page',
  template: `
    @if (outcome() === 'done') {
      <div role="status"><h1>You’re on the list</h1></div>
    } @else {
      <h1>Join the tasting list</h1>
      <form data-selgeo (submit)="send($event)">
        <label>Name <input name="name" autocomplete="name" required /></label>
        <label>Email <input name="email" type="email" autocomplete="email" required /></label>
        <p><button class="button" type="submit">Send me a sample</button></p>
        @if (outcome() === 'failed') {
          <p class="problem" role="alert">That did not work. Please try again.</p>
        }
      </form>
    }
  `,
})
export class JoinPage {
  protected readonly outcome = signal<'open' | 'done' | 'failed'>('open');

  protected async send(event: SubmitEvent) {
    event.preventDefault();
    // `FormData` has the snippet's `click_id` for visitors whom a partner sent.
    const body = new FormData(event.target as HTMLFormElement);
    const response = await fetch('/signup', { method: 'POST', body, redirect: 'manual' });
    // Our back end answers with a redirect, which a script sees only as "opaque".
    this.outcome.set(response.type === 'opaqueredirect' ? 'done' : 'failed');
  }
}
