import { createLink } from './create-link.ts';

/** Creates a referral token that the API knows and no other test uses. */
export async function newRef(sandbox: Parameters<typeof createLink>[0], name = 'ref'): Promise<string> {
  const ref = `${name}-${crypto.randomUUID()}`;
  await createLink(sandbox, ref);
  return ref;
}
