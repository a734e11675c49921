import { init } from '@selgeo/snippet';
import { createApp } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import App from './App.vue';
import Home from './Home.vue';
import Join from './Join.vue';
import Pricing from './Pricing.vue';
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
    { path: '/', component: Home },
    { path: '/pricing', component: Pricing },
    { path: '/join', component: Join },
  ],
});
createApp(App).use(router).mount('#app');
