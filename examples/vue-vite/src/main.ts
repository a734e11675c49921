import { init } from '@selgeo/snippet';
import { createApp } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import App from './App.vue';
import HomePage from './HomePage.vue';
import JoinPage from './JoinPage.vue';
import PricingPage from './PricingPage.vue';
import './shop.css';

// Before the router, which may clean the address.
init({
  merchant: import.meta.env.VITE_SELGEO_MERCHANT,
  apiUrl: import.meta.env.VITE_SELGEO_API_URL,
  // Only for Payment Links on a domain of your own: `buy.stripe.com` is known.
  paymentLinkHosts: import.meta.env.VITE_PAYMENT_LINK_HOST,
});

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: HomePage },
    { path: '/pricing', component: PricingPage },
    { path: '/join', component: JoinPage },
  ],
});
createApp(App).use(router).mount('#app');
