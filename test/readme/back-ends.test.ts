import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const CLICK_ID = '0b6ee0a8-6a3c-4a4e-9d6e-0d6c8f1d2a11';

/**
 * For each language: a stand-in for the official library, the code of the README as it is, and a line that prints what
 * the library was given. `%s` is a literal of that language for the click ID.
 */
const LANGUAGES = {
  js: {
    command: ['node', '--input-type=module', '--eval'],
    before: `const stripe = { checkout: { sessions: { create: async (order) => order } } }; const clickId = %s;`,
    after: 'console.log(JSON.stringify(session));',
    nothing: ['undefined', 'null', "''"],
  },
  python: {
    command: ['python3', '-c'],
    before: `
import json, types
# The official library leaves out what is None.
create = lambda **order: {name: value for name, value in order.items() if value is not None}
stripe = types.SimpleNamespace(checkout=types.SimpleNamespace(Session=types.SimpleNamespace(create=create)))
click_id = %s
`,
    after: 'print(json.dumps(session))',
    nothing: ['None', "''"],
  },
  php: {
    command: ['php', '-r'],
    before: `
class Sessions { function create($order) { return array_filter($order, fn($value) => $value !== null); } }
$stripe = (object) ['checkout' => (object) ['sessions' => new Sessions]];
$clickId = %s;
`,
    after: 'echo json_encode($session);',
    nothing: ['null', "''"],
  },
  ruby: {
    command: ['ruby', '-e'],
    before: `
require 'json'
module Stripe; module Checkout; module Session; def self.create(order) = order; end; end; end
click_id = %s
`,
    after: 'puts JSON.generate(session)',
    nothing: ['nil', "''"],
  },
};

// `npm test` installs what is missing where it can, and says so where it cannot; in CI nothing may be missing.
const isThere = (program: string) => !!process.env.CI || !spawnSync(program, ['--version']).error;

describe.each(Object.entries(LANGUAGES))(
  'the %s of the README',
  (language, { command, before, after, nothing }) => {
    const code = block(language);
    const check = test.runIf(isThere(command[0] ?? ''));
    const run = (clickId: string) => {
      const [program = '', ...args] = command;
      const source = [before.replace('%s', clickId), code, after].join('\n');
      return JSON.parse(execFileSync(program, [...args, source], { encoding: 'utf8' }));
    };

    check('passes the click ID on', () => {
      expect(run(`'${CLICK_ID}'`)).toMatchObject({ mode: 'payment', client_reference_id: CLICK_ID });
    });

    check.each(nothing)('leaves client_reference_id out for %s', (clickId) => {
      const session = run(clickId);
      expect(session).toMatchObject({ mode: 'payment', customer_creation: 'always' });
      expect(session).not.toHaveProperty('client_reference_id');
    });
  },
);

function block(language: string): string {
  const text = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const code = text.match(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms'))?.[1];
  if (!code) throw new Error(`README.md has no ${language} block.`);
  return code;
}
