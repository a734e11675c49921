import type { Context } from 'hono';
import { isJson } from '../content-type.ts';
import { parseJson } from '../problem.ts';

/** Programs that send or accept JSON get JSON from the forms. */
export function wantsJson(c: Context): boolean {
  return isJson(c.req.header('content-type')) || isJson(c.req.header('accept')?.split(',')[0]);
}

/** The text fields of a form or of a JSON object; numbers become text, anything else is left out. */
export async function formValues(c: Context): Promise<Record<string, string>> {
  const json = isJson(c.req.header('content-type'))
    ? parseJson(await c.req.text())
    : { value: await c.req.parseBody() };
  const fields =
    'value' in json && json.value && typeof json.value === 'object' ? Object.entries(json.value) : [];
  return Object.fromEntries(
    fields.flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );
}
