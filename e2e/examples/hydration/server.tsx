import { renderToString } from 'react-dom/server';
import { Page } from './page.tsx';
import type { PageProps } from './props.ts';

/** The document that a server sends. */
export const render = (props: PageProps): string => `<!doctype html>${renderToString(<Page {...props} />)}`;
