import openapi from '../../contract/openapi.json' with { type: 'json' };

type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
};

const PATHS = openapi.paths;
const SCHEMAS = openapi.components.schemas as Readonly<Record<string, Schema>>;

/** `text` with each table between `<!-- openapi … -->` and `<!-- /openapi -->` made anew: of a schema, or of a path's answers. */
export const withTables = (text: string): string =>
  text.replace(
    /(<!-- openapi (\S+) -->\n).*?(?=<!-- \/openapi -->)/gs,
    (_, marker: string, name: string) =>
      `${marker}\n${name in PATHS ? answersTable(name as keyof typeof PATHS) : fieldsTable(name)}\n\n`,
  );

/** The names for which docs/http-api.md has to have a table. */
export const TABLES: readonly string[] = [
  ...Object.keys(PATHS),
  ...Object.keys(SCHEMAS).filter((name) => SCHEMAS[name]?.properties),
];

function fieldsTable(name: string): string {
  const { properties = {}, required = [] } = SCHEMAS[name] ?? {};
  const rows = Object.entries(properties).map(([field, schema]) => [
    `\`${field}\``,
    `${typeOf(schema)}${required.includes(field) ? '' : ', optional'}`,
    schema.description ?? '',
  ]);
  return table(['field', 'type', 'meaning'], rows);
}

function answersTable(path: keyof typeof PATHS): string {
  const rows = Object.entries(PATHS[path].post.responses).map(([status, { description, content }]) => [
    status,
    nameOf(content['application/json'].schema.$ref),
    description,
  ]);
  return table(['status', 'body', 'meaning'], rows);
}

/** In words, such as `text of 1 to 255 characters or null`. */
function typeOf(schema: Schema): string {
  if (schema.$ref) {
    const target = SCHEMAS[schema.$ref.split('/').at(-1) ?? ''] ?? {};
    return target.properties ? `${nameOf(schema.$ref)}${orNull(target)}` : typeOf(target);
  }
  const [type] = [schema.type ?? 'any'].flat();
  const { minLength: least, maxLength: most, minimum, maximum, format, items, properties } = schema;
  if (format === 'uuid') return 'UUID';
  if (items) return `list of ${typeOf(items)}`;
  if (properties) {
    const members = Object.entries(properties).map(([name, member]) => `\`${name}\`: ${typeOf(member)}`);
    return `object with ${members.join(', ')}`;
  }
  if (type === 'string') {
    const length =
      most === undefined ? '' : least ? ` of ${least} to ${most} characters` : `, at most ${most} characters`;
    return `text${length}${orNull(schema)}`;
  }
  const isBounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  const range = isBounded
    ? ` from ${minimum} to ${maximum}`
    : minimum === undefined
      ? ''
      : `, at least ${minimum}`;
  return `${type === 'integer' ? 'whole number' : type}${range}${orNull(schema)}`;
}

const orNull = ({ type }: Schema) => ([type].flat().includes('null') ? ' or `null`' : '');

/** A link to the table of a schema on the same page. */
function nameOf(ref: string): string {
  const name = ref.split('/').at(-1) ?? '';
  return `[${name}](#${name.toLowerCase()})`;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head.join(' | '), head.map(() => '---').join('|'), ...rows.map((cells) => cells.join(' | '))]
    .map((line) => (line.startsWith('---') ? `|${line}|` : `| ${line} |`))
    .join('\n');
