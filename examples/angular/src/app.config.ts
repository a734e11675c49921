import type { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { HomePage } from './home-page';
import { JoinPage } from './join-page';
import { PricingPage } from './pricing-page';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter([
      { path: '', component: HomePage },
      { path: 'pricing', component: PricingPage },
      { path: 'join', component: JoinPage },
    ]),
  ],
};
