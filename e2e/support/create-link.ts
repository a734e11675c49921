import type { Sandbox } from '../../sandbox/start.ts';

/** Creates a partner of its own with one tracking link, by the API behind the dashboard's forms. */
export async function createLink({ origins }: Pick<Sandbox, 'origins'>, ref: string): Promise<void> {
  const partner = await post(`${origins.attribution}/partners`, { name: `Partner of ${ref}` });
  await post(`${origins.attribution}/links`, { partner_id: partner.id, ref, path: '/' });
}

async function post(address: string, body: object): Promise<{ id: number }> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
