/** Every policy that browsers know (https://www.w3.org/TR/referrer-policy/#referrer-policies). */
const POLICIES = [
  ...['no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'unsafe-url'],
  ...['origin-when-cross-origin', 'strict-origin-when-cross-origin'],
];

/** The policy of a `Referrer-Policy` header: of several, the last one that browsers know. */
export function policyIn(header: string | null): string | undefined {
  const names = (header ?? '').split(',').map((name) => name.trim().toLowerCase());
  return names.filter((name) => POLICIES.includes(name)).pop();
}

/**
 * What keeps pages like this one from telling where their visitors come from, as it stands in the page or in its headers;
 * nothing where none does. Asks the server for the headers of this page once more, without its query.
 */
export async function hidingPolicy(): Promise<string | undefined> {
  const metas = document.querySelectorAll<HTMLMetaElement>('meta[name="referrer" i]');
  const inPage = [...metas].map(({ content }) => content.trim().toLowerCase()).filter(Boolean);
  // The page has the last word.
  if (inPage.length > 0) {
    const isHiding = ['no-referrer', 'never'].includes(inPage.pop() as string);
    return isHiding ? '<meta name="referrer" content="no-referrer">' : undefined;
  }
  const { headers } = await fetch(location.pathname, { method: 'HEAD' });
  return policyIn(headers.get('Referrer-Policy')) === 'no-referrer'
    ? 'Referrer-Policy: no-referrer'
    : undefined;
}
