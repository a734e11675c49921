import { useClickId } from '@selgeo/snippet/react';
import { useEffect, useState } from 'react';
import type { PageProps } from './props.ts';

/**
 * A whole document, as Next.js and Remix render it: the snippet's tag in its head, a Payment Link, a form,
 * and the click ID in a text.
 */
export function Page({ api, links, early }: PageProps) {
  const [plan, setPlan] = useState('book');
  const clickId = useClickId();
  const [isHydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);

  return (
    <html lang="en" data-api={api} data-links={links} data-early={early}>
      <head>
        <title>Tea</title>
        <link rel="icon" href="data:," />
        <script
          async
          src={`${api}/v1/selgeo.js`}
          data-merchant="pk_test_sandbox"
          data-api-url={api}
          data-payment-link-hosts={new URL(links).host}
        />
      </head>
      <body data-hydrated={isHydrated}>
        <a id="first" href={`${links}/test_book`}>
          The handbook
        </a>
        <a id="chosen" href={`${links}/test_${plan}`}>
          What you have chosen
        </a>
        <button type="button" id="choose" onClick={() => setPlan('pro')}>
          Choose the plan instead of the {plan}
        </button>
        <form data-selgeo="" method="post" action="/join">
          <input name="email" defaultValue="grace@example.com" />
          <button type="submit">Join</button>
        </form>
        <output>{clickId ?? 'nobody'}</output>
        {early && <script type="module" src="/client.js" />}
      </body>
    </html>
  );
}
