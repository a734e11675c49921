import { renderToString } from 'react-dom/server';
import { Page, type PageProps } from './page.tsx';

/** The document that a server sends. */
export const render = (props: PageProps): string => `<!doctype html>${renderToString(<Page {...props} />)}`;
