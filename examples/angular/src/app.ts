import { Component } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { init } from '@selgeo/snippet';
import { settings } from './settings';

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterOutlet],
  template: `
    <nav aria-label="Main">
      <a routerLink="/">Fernleaf</a>
      <a routerLink="/pricing">Pricing</a>
      <a routerLink="/join">Tasting list</a>
    </nav>
    <main>
      <router-outlet />
    </main>
  `,
})
export class App {
  constructor() {
    // Before the router, which may clean the address. In a zone or without: it drives no change detection.
    init({
      merchant: settings.merchant,
      apiUrl: settings.apiUrl,
      // Only for Payment Links on a domain of your own: `buy.stripe.com` is known.
      paymentLinkHosts: settings.paymentLinkHost,
    });
  }
}
