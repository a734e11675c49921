import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { root } from '../package/support/repository.ts';
import { CLICK } from '../support/values.ts';
import { block } from './block.ts';

/**
 * For each language: the code as it is, between a stand-in for the official library and a line that prints what the
 * library was given. `%s` is a literal of that language for what the page has sent.
 */
const LANGUAGES = {
  'js of README.md': {
    code: block('README.md', 'js'),
    command: ['node', '--input-type=module', '--eval'],
    before: `const stripe = { checkout: { sessions: { create: async (order) => order } } }; const clickId = %s;`,
    after: 'console.log(JSON.stringify(session));',
    nothing: ['undefined', 'null', "''", "'<script>'", '42', "['a']"],
  },
  'python of docs/back-ends.md': {
    code: block('docs/back-ends.md', 'python'),
    command: ['python3', '-c'],
    before: `
import json, types
# The official library leaves out what is None.
create = lambda **order: {name: value for name, value in order.items() if value is not None}
stripe = types.SimpleNamespace(checkout=types.SimpleNamespace(Session=types.SimpleNamespace(create=create)))
click_id = %s
`,
    after: 'print(json.dumps(session))',
    nothing: ['None', "''", "'<script>'", '42', "['a']"],
  },
  'php of docs/back-ends.md': {
    code: block('docs/back-ends.md', 'php'),
    command: ['php', '-r'],
    before: `
class Sessions { function create($order) { return array_filter($order, fn($value) => $value !== null); } }
$stripe = (object) ['checkout' => (object) ['sessions' => new Sessions]];
$clickId = %s;
`,
    after: 'echo json_encode($session);',
    nothing: ['null', "''", "'<script>'", '42', "['a']"],
  },
  'ruby of docs/back-ends.md': {
    code: block('docs/back-ends.md', 'ruby'),
    command: ['ruby', '-e'],
    before: `
require 'json'
module Stripe; module Checkout; module Session; def self.create(order) = order; end; end; end
click_id = %s
`,
    after: 'puts JSON.generate(session)',
    nothing: ['nil', "''", "'<script>'", '42', "['a']"],
  },
};

// `npm test -- --all` installs what is missing where it can, and in CI lets nothing be missing.
const isThere = (program: string) =>
  !!process.env.SELGEO_COMPLETE || !spawnSync(program, ['--version']).error;

describe.each(Object.entries(LANGUAGES))('the %s', (_, { code, command, before, after, nothing }) => {
  const check = test.runIf(isThere(command[0] ?? ''));
  const run = (clickId: string) => {
    const [program = '', ...args] = command;
    const source = [before.replace('%s', clickId), code, after].join('\n');
    return JSON.parse(execFileSync(program, [...args, source], { cwd: root, encoding: 'utf8' }));
  };

  check('passes the click ID on', () => {
    expect(run(`'${CLICK}'`)).toMatchObject({ mode: 'payment', client_reference_id: CLICK });
  });

  check.each(nothing)('leaves client_reference_id out for %s', (clickId) => {
    const session = run(clickId);
    expect(session).toMatchObject({ mode: 'payment', customer_creation: 'always' });
    expect(session).not.toHaveProperty('client_reference_id');
  });
});
