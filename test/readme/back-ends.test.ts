import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { root } from '../package/support/repository.ts';
import { CLICK, LATER_CLICK } from '../support/values.ts';
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

/**
 * The code that looks into the cookie as well, behind what it builds on, which has no click ID here. `%body` and
 * `%cookie` are texts of that language for what a browser has sent.
 */
const COOKIE = {
  'js of docs/back-ends.md': {
    command: ['node', '--input-type=module', '--eval'],
    source: `
const request = { body: { click_id: %body }, headers: { cookie: 'a=b; __selgeo_cid=' + %cookie } };
${block('docs/back-ends.md', 'js', 1)}
console.log(JSON.stringify(params.client_reference_id ?? null));
`,
  },
  'python of docs/back-ends.md': {
    command: ['python3', '-c'],
    source: `
${LANGUAGES['python of docs/back-ends.md'].before.replace('%s', 'None')}
${LANGUAGES['python of docs/back-ends.md'].code}
request = types.SimpleNamespace(form={"click_id": %body}, cookies={"__selgeo_cid": %cookie})
${block('docs/back-ends.md', 'python', 1)}
print(json.dumps(click_id))
`,
  },
  'php of docs/back-ends.md': {
    command: ['php', '-r'],
    source: `
${LANGUAGES['php of docs/back-ends.md'].before.replace('%s', 'null')}
${LANGUAGES['php of docs/back-ends.md'].code}
$_POST = ['click_id' => %body];
$_COOKIE = ['__selgeo_cid' => %cookie];
${block('docs/back-ends.md', 'php', 1)}
echo json_encode($clickId);
`,
  },
  'ruby of docs/back-ends.md': {
    command: ['ruby', '-e'],
    source: `
${LANGUAGES['ruby of docs/back-ends.md'].before.replace('%s', 'nil')}
${LANGUAGES['ruby of docs/back-ends.md'].code}
params = { 'click_id' => %body }
request = Struct.new(:cookies).new({ '__selgeo_cid' => %cookie })
${block('docs/back-ends.md', 'ruby', 1)}
puts JSON.generate(click_id)
`,
  },
};

/** The clients of docs/sandbox.md, behind a stand-in for each official library, and what prints where they lead. */
const CLIENTS = {
  python: {
    command: ['python3', '-c'],
    source: `
import json, sys, types
sys.modules["stripe"] = types.SimpleNamespace(api_base="https://api.stripe.com")
${block('docs/sandbox.md', 'python')}
print(json.dumps([stripe.api_key, stripe.api_base]))
`,
  },
  php: {
    command: ['php', '-r'],
    source: `
namespace Stripe { class StripeClient { function __construct(public array $config) {} } }
namespace {
${block('docs/sandbox.md', 'php')}
echo json_encode([$stripe->config['api_key'], $stripe->config['api_base'] ?? 'https://api.stripe.com']);
}
`,
  },
  ruby: {
    command: ['ruby', '-e'],
    source: `
require 'json'
module Stripe; class << self; attr_accessor :api_key, :api_base; end; self.api_base = 'https://api.stripe.com'; end
${block('docs/sandbox.md', 'ruby')}
puts JSON.generate([Stripe.api_key, Stripe.api_base])
`,
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

describe.each(Object.entries(COOKIE))('the %s, with a cookie', (_, { command, source }) => {
  const [program = '', ...args] = command;
  const check = test.runIf(isThere(program));
  const run = (body: string, cookie: string) => {
    const code = source.replace('%body', `'${body}'`).replace('%cookie', `'${cookie}'`);
    return JSON.parse(execFileSync(program, [...args, code], { cwd: root, encoding: 'utf8' }));
  };

  check('takes the click ID of the cookie where the page has sent none', () => {
    expect(run('', CLICK)).toBe(CLICK);
    expect(run('undefined', CLICK)).toBe(CLICK);
  });

  check('takes what the page has sent before the cookie', () => {
    expect(run(LATER_CLICK, CLICK)).toBe(LATER_CLICK);
  });

  check('takes a malformed cookie for none', () => {
    expect(run('', 'junk')).toBeNull();
    expect(run('', `${CLICK}0`)).toBeNull();
  });
});

describe.each(Object.entries(CLIENTS))(
  'the Stripe client in %s of docs/sandbox.md',
  (_, { command, source }) => {
    const [program = '', ...args] = command;
    const check = test.runIf(isThere(program));
    const run = (more: Record<string, string>) => {
      const env = { ...process.env, STRIPE_SECRET_KEY: 'sk_test_sandbox', ...more };
      return JSON.parse(execFileSync(program, [...args, source], { env, encoding: 'utf8' }));
    };

    check('talks to the stand-in where the environment says so, and else to Stripe', () => {
      const STRIPE_API_BASE = 'http://localhost:4602';
      expect(run({ STRIPE_API_BASE })).toEqual(['sk_test_sandbox', STRIPE_API_BASE]);
      expect(run({})).toEqual(['sk_test_sandbox', 'https://api.stripe.com']);
    });
  },
);
