/** What a form-encoded body with brackets means once nested: `a[b][0]=x` is `{ a: { b: ['x'] } }`. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue };

type Branch = Map<string, Branch | string>;

const NAME = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;

/**
 * Nests form fields the way Stripe's API does. Keys that are all digits (or empty, as in `expand[]`) make an array.
 * A name with unbalanced brackets stays as it is, so that it is reported as an unknown parameter later.
 */
export function nestForm(fields: Iterable<readonly [string, string]>): { [key: string]: FormValue } {
  const root: Branch = new Map();
  for (const [name, value] of fields) plant(root, keysOf(name), value);
  return Object.fromEntries([...root].map(([key, child]) => [key, toValue(child)]));
}

/** The way back: the bracketed name of a nested value. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path.map((key, depth) => (depth === 0 ? String(key) : `[${String(key)}]`)).join('');
}

function keysOf(name: string): string[] {
  const match = NAME.exec(name);
  if (!match) return [name];
  const nested = [...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? '');
  return [match[1] ?? name, ...nested];
}

function plant(branch: Branch, [first = '', ...rest]: string[], value: string): void {
  const key = first === '' ? String(branch.size) : first;
  if (rest.length === 0) {
    branch.set(key, value);
    return;
  }
  const existing = branch.get(key);
  const child: Branch = existing instanceof Map ? existing : new Map();
  branch.set(key, child);
  plant(child, rest, value);
}

function toValue(node: Branch | string): FormValue {
  if (typeof node === 'string') return node;
  const keys = [...node.keys()];
  if (keys.every((key) => /^\d+$/.test(key))) return [...node.values()].map(toValue);
  // Object.fromEntries defines own properties, so a field named `__proto__` is only a field.
  return Object.fromEntries([...node].map(([key, child]) => [key, toValue(child)]));
}
