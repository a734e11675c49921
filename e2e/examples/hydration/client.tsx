import { hydrateRoot } from 'react-dom/client';
import { Page } from './page.tsx';

const { api = '', links = '', early } = document.documentElement.dataset;

hydrateRoot(document, <Page api={api} links={links} early={early === 'true'} />, {
  onRecoverableError: (error) => console.error('Recovered from', error),
});
