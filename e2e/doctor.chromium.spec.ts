import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultInput } from '../sandbox/attribution/faults/schema.ts';
import type { Sandbox } from '../sandbox/start.ts';
import { freePort } from '../sandbox/support/serve.ts';
import { createLink } from './support/create-link.ts';
import { examine, runDoctor, stateOf } from './support/doctor.ts';
import { expect, test } from './support/playwright.ts';
import { readmeBlocks } from './support/readme.ts';
import type { Site } from './support/site.ts';
import { storedClicks } from './support/stored-clicks.ts';
import { tag } from './support/tag.ts';

const BUY = '<a href="https://buy.stripe.com/test_abc">Buy</a>';

type Broken = {
  readonly html: (sandbox: Sandbox, site: Site) => string | Promise<string>;
  readonly headers?: (sandbox: Sandbox) => Record<string, string>;
  readonly fault?: FaultInput;
  readonly code: string;
  /** The check that has to name it. */
  readonly check: string;
  readonly state?: 'warn';
  /** Whether the click comes to the API. */
  readonly isSent?: boolean;
  readonly args?: readonly string[];
};

const whole = (sandbox: Sandbox) => tag(sandbox) + BUY;
const policy = (text: (origin: string) => string) => (sandbox: Sandbox) => ({
  'Content-Security-Policy': text(sandbox.origins.attribution),
});

const BROKEN: Readonly<Record<string, Broken>> = {
  'without a tag': { html: () => BUY, code: 'SG81', check: 'tag' },
  'with the tag twice': {
    html: (sandbox) => tag(sandbox) + whole(sandbox),
    code: 'SG04',
    check: 'tag',
    state: 'warn',
    isSent: true,
  },
  'with a malformed key': {
    html: (sandbox) => tag(sandbox, { 'data-merchant': 'sk_live_do_not_tell' }) + BUY,
    code: 'SG02',
    check: 'key',
  },
  'with a malformed option': {
    html: (sandbox) => tag(sandbox, { 'data-tabs': 'none' }) + BUY,
    code: 'SG03',
    check: 'options',
    state: 'warn',
    isSent: true,
  },
  'with a key that the API does not know': {
    html: (sandbox) => tag(sandbox, { 'data-merchant': 'pk_test_unknown' }) + BUY,
    code: 'SG28',
    check: 'answer',
    isSent: true,
  },
  'whose policy forbids the script': {
    html: whole,
    headers: policy(() => "script-src 'self'"),
    code: 'SG75',
    check: 'script',
  },
  'whose policy forbids the request': {
    html: whole,
    headers: policy((origin) => `script-src ${origin}; connect-src 'self'`),
    code: 'SG70',
    check: 'connection',
  },
  'whose script is not there': {
    html: (sandbox) => tag(sandbox, { src: `${sandbox.origins.attribution}/v2/selgeo.js` }) + BUY,
    code: 'SG82',
    check: 'script',
  },
  'whose server answers a page in place of the script': {
    html: (sandbox, site) => {
      const src = site.page('/app/selgeo.js', '<p>Welcome</p>');
      return tag(sandbox, { src }) + BUY;
    },
    code: 'SG82',
    check: 'script',
  },
  'with the integrity of another script': {
    html: (sandbox) =>
      tag(sandbox, { integrity: `sha384-${'A'.repeat(64)}`, crossorigin: 'anonymous' }) + BUY,
    code: 'SG82',
    check: 'script',
  },
  'that has taken window.__selgeo': {
    html: (sandbox) =>
      `<script>Object.defineProperty(window, '__selgeo', { value: {} })</script>${whole(sandbox)}`,
    code: 'SG83',
    check: 'global',
    // The snippet runs all the same; only its API is missing.
    isSent: true,
  },
  'that goes on to an address without the referral': {
    html: (sandbox, site) => {
      const address = site.page('/elsewhere', whole(sandbox));
      return `<meta name="referrer" content="origin" /><script>location.replace('${address}')</script>`;
    },
    code: 'SG11',
    check: 'referral',
  },
  'without fetch': {
    html: (sandbox) => `<script>delete window.fetch; delete Window.prototype.fetch</script>${whole(sandbox)}`,
    code: 'SG85',
    check: 'click',
  },
  'whose API cannot be reached': {
    html: async (sandbox) => tag(sandbox, { 'data-api-url': `http://localhost:${await freePort(0)}` }) + BUY,
    code: 'SG73',
    check: 'connection',
  },
  'whose API cuts every connection': {
    html: whole,
    fault: { kind: 'down' },
    code: 'SG73',
    check: 'connection',
    isSent: true,
  },
  'whose API answers without CORS': {
    html: (sandbox, site) => {
      site.post('/v1/clicks', async (c) => c.json({}, 201));
      return tag(sandbox, { 'data-api-url': site.origin.replace('localhost', '127.0.0.1') }) + BUY;
    },
    code: 'SG73',
    check: 'connection',
  },
  'whose API never answers': {
    html: whole,
    fault: { kind: 'hang' },
    code: 'SG74',
    check: 'connection',
    isSent: true,
    args: ['--timeout', '12'],
  },
  'whose API fails': {
    html: whole,
    fault: { kind: 'status', status: 503 },
    code: 'SG24',
    check: 'answer',
    isSent: true,
  },
  'whose API is asked too often': {
    html: whole,
    fault: { kind: 'status', status: 429, retry_after: 3600 },
    code: 'SG24',
    check: 'answer',
    isSent: true,
  },
  'whose API answers no click ID': {
    html: whole,
    fault: { kind: 'invalid', variant: 'not-a-uuid' },
    code: 'SG27',
    check: 'answer',
    isSent: true,
  },
  'without storage': {
    html: whole,
    headers: () => ({ 'Content-Security-Policy': 'sandbox allow-scripts' }),
    code: 'SG40',
    check: 'storage',
    isSent: true,
  },
  'that writes something else where the click ID is kept': {
    html: (sandbox) =>
      `${whole(sandbox)}<script>
        const timer = setInterval(() => {
          if (!sessionStorage.__selgeo_cid) return;
          sessionStorage.__selgeo_cid = 'mine';
          clearInterval(timer);
        })</script>`,
    code: 'SG41',
    check: 'storage',
    isSent: true,
  },
  'whose links open new tabs, which get nothing': {
    html: (sandbox) =>
      `${tag(sandbox, { 'data-tabs': 'off' })}${BUY}<a href="/more" target="_blank">More</a>`,
    code: 'SG33',
    check: 'tabs',
    state: 'warn',
    isSent: true,
  },
  'where nothing carries the click ID': {
    html: (sandbox) => `${tag(sandbox)}<form action="/search"></form>`,
    code: 'SG86',
    check: 'carriers',
    state: 'warn',
    isSent: true,
  },
  'whose Payment Link has a domain that the tag does not name': {
    html: (sandbox) => `${tag(sandbox)}<a href="https://buy.example.com/abc">Buy</a>`,
    code: 'SG62',
    check: 'carriers',
    state: 'warn',
    isSent: true,
  },
  'that asks for the click ID when it is read': {
    html: (sandbox) =>
      `${whole(sandbox)}<script>document.title = window.__selgeo?.getClickId() ?? 'nobody'</script>`,
    code: 'SG80',
    check: 'early',
    state: 'warn',
    isSent: true,
  },
  'that fails because it asks for the click ID when it is read': {
    html: (sandbox) => `${whole(sandbox)}<script>document.title = __selgeo.getClickId()</script>`,
    code: 'SG80',
    check: 'early',
    isSent: true,
  },
};

for (const [name, broken] of Object.entries(BROKEN)) {
  test(`the doctor names ${broken.code} for a page ${name}`, async ({ sandbox, site }) => {
    const { html, headers, fault, code, check, state = 'fail', isSent = false, args = [] } = broken;
    const ref = await ownRef(sandbox);
    if (fault) sandbox.faults.add({ ...fault, ref });
    const address = site.page('/', {
      html: await html(sandbox, site),
      headers: headers?.(sandbox) ?? {},
    });
    const result = await examine(address, '--ref', ref, ...args);

    expect(result.troubles).toEqual([code]);
    expect(stateOf(result, check)).toBe(state);
    expect(result.exitCode).toBe(state === 'fail' ? 1 : 0);
    expect(result.checks.find(({ id }) => id === check)?.mend).toBeTruthy();
    expect(JSON.stringify(result)).not.toContain('do_not_tell');
    expect(clicksSent(sandbox, ref)).toBe(isSent ? 1 : 0);
  });
}

/** A tracking link for one test. */
async function ownRef(sandbox: Sandbox): Promise<string> {
  const ref = `doctor-${randomUUID().slice(0, 8)}`;
  await createLink(sandbox, ref);
  return ref;
}

/** How many clicks of a referral have come to the API, whatever it has made of them. Attempts of one count once. */
function clicksSent(sandbox: Sandbox, ref: string): number {
  const bodies = sandbox
    .requests()
    .filter(({ method, path }) => method === 'POST' && path === '/v1/clicks')
    .map(({ body }) => body as { ref: string; request_id: string });
  return new Set(bodies.filter((body) => body.ref === ref).map(({ request_id }) => request_id)).size;
}

test.describe('a page where all is well', () => {
  for (const path of ['/', '/pricing', '/ways-to-pay', '/signup']) {
    test(`the shop of the sandbox, at ${path}: every check passes, and one click is registered`, async ({
      sandbox,
    }) => {
      const ref = await ownRef(sandbox);
      const result = await examine(sandbox.origins.shop + path, '--ref', ref);
      expect(result.troubles).toEqual([]);
      expect(result.checks.map(({ state }) => state)).toEqual(result.checks.map(() => 'pass'));
      expect(result).toMatchObject({ ok: true, exitCode: 0, ref, url: sandbox.origins.shop + path });
      expect(await storedClicks(sandbox, ref)).toHaveLength(1);
      expect(clicksSent(sandbox, ref)).toBe(1);
    });
  }

  const WELL: Readonly<Record<string, (sandbox: Sandbox) => string>> = {
    'whose tag comes late, from other code': (sandbox) =>
      `${BUY}<script>addEventListener('load', () => setTimeout(() => {
        document.body.append(document.createRange().createContextualFragment('${tag(sandbox).replace('</script>', '<\\/script>')}'));
      }, 1500))</script>`,
    'whose parameter has another name': (sandbox) => tag(sandbox, { 'data-param': 'partner, via' }) + BUY,
    'that comes from Rewardful': (sandbox) =>
      `<script async src="${sandbox.origins.attribution}/v1/compat/rewardful.js" data-rewardful="${sandbox.keys.merchant}" data-api-url="${sandbox.origins.attribution}"></script>${BUY}`,
    'with the stub in front of the tag, which waits': (sandbox) => `${readmeBlocks('html')[1]}${tag(sandbox)}
      <form data-selgeo></form><script>__selgeo.ready({ timeout: 5000 }).then(() => __selgeo.getClickId())</script>`,
    'that asks early, and again at the checkout': (sandbox) =>
      `${whole(sandbox)}<script>
        const timer = setInterval(() => {
          if (window.__selgeo?.getClickId()) clearInterval(timer);
        }, 20)</script>`,
    'that enforces Trusted Types': (sandbox) =>
      `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'">${whole(sandbox)}`,
    'with a policy that only reports': (sandbox) => whole(sandbox),
  };

  for (const [name, html] of Object.entries(WELL)) {
    test(`a page ${name}: no check fails`, async ({ sandbox, site }) => {
      const ref = await ownRef(sandbox);
      const headers = name.includes('reports')
        ? { 'Content-Security-Policy-Report-Only': "default-src 'none'" }
        : {};
      const result = await examine(site.page('/', { html: html(sandbox), headers }), '--ref', ref);
      expect(result.troubles).toEqual([]);
      expect(result.exitCode).toBe(0);
      expect(clicksSent(sandbox, ref)).toBe(1);
    });
  }
});

test('a ref that the API does not know is told as such', async ({ sandbox, site }) => {
  const result = await examine(site.page('/', whole(sandbox)), '--ref', 'deleted');
  expect(result.troubles).toEqual(['SG25']);
  expect(result.checks.find(({ code }) => code === 'SG25')?.detail).toContain('“deleted”');
  expect(result.exitCode).toBe(1);
});

test('an answer that comes at the second attempt is good enough', async ({ sandbox, site }) => {
  const ref = await ownRef(sandbox);
  sandbox.faults.add({ kind: 'status', status: 503, count: 1, ref });
  const result = await examine(site.page('/', whole(sandbox)), '--ref', ref);
  expect(result.troubles).toEqual([]);
  expect(result.checks.find(({ id }) => id === 'click')?.detail).toBe('In 2 attempts.');
  expect(await storedClicks(sandbox, ref)).toHaveLength(1);
});

test('without --ref the page is opened as it is, nothing is registered, and the doctor asks for a ref', async ({
  sandbox,
  site,
  received,
}) => {
  const result = await examine(`${site.page('/', whole(sandbox))}?utm=1`);
  expect(result.troubles).toEqual(['SG11']);
  expect(result.checks.find(({ code }) => code === 'SG11')?.mend).toContain('--ref');
  expect(result).toMatchObject({ ok: true, ref: null, exitCode: 0 });
  expect(site.requests()).toEqual(['/?utm=1']);
  expect(received.clicks()).toEqual([]);
});

test('an address that has its own ref needs no --ref', async ({ sandbox, site }) => {
  const ref = await ownRef(sandbox);
  const result = await examine(`${site.page('/', whole(sandbox))}?ref=${ref}`);
  expect(result.troubles).toEqual([]);
  expect(clicksSent(sandbox, ref)).toBe(1);
});

test('an extension that blocks the click is named, and so is one that blocks the script', async ({
  sandbox,
  site,
}) => {
  for (const [pattern, check] of [
    ['/v1/clicks', 'connection'],
    ['/v1/selgeo.js', 'script'],
  ] as const) {
    const folder = extension(pattern);
    const args = [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`];
    const result = await examine(
      site.page('/', whole(sandbox)),
      '--ref=demo',
      // Chrome has to be asked to heed the other two.
      ...[...args, '--disable-features=DisableLoadExtensionCommandLineSwitch'].map(
        (arg) => `--browser-arg=${arg}`,
      ),
    );
    rmSync(folder, { recursive: true });
    expect(result.troubles).toEqual(['SG72']);
    expect(stateOf(result, check)).toBe('fail');
  }
});

/** A blocker as visitors have them, with one rule; gives the folder that it is in. */
function extension(urlFilter: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'selgeo-blocker-'));
  const write = (name: string, content: unknown) =>
    writeFileSync(join(folder, name), JSON.stringify(content));
  write('rules.json', [{ id: 1, priority: 1, action: { type: 'block' }, condition: { urlFilter } }]);
  write('manifest.json', {
    manifest_version: 3,
    name: 'Blocker',
    version: '1',
    permissions: ['declarativeNetRequest'],
    host_permissions: ['<all_urls>'],
    declarative_net_request: { rule_resources: [{ id: 'rules', enabled: true, path: 'rules.json' }] },
  });
  return folder;
}

test('a click that a frame sends does not count as one of the page', async ({ sandbox, site }) => {
  const inner = site.page('/inner', whole(sandbox));
  const page = `<iframe src="${inner}?ref=demo"></iframe><script>delete window.fetch; delete Window.prototype.fetch</script>`;
  const result = await examine(site.page('/', page + whole(sandbox)), '--ref', 'demo');
  expect(result.troubles).toEqual(['SG85']);
});

test('the commands of docs/doctor.md print what the page says', async ({ sandbox }) => {
  const [install = '', command = ''] = readmeBlocks('sh', 'docs/doctor.md')[0]?.trim().split('\n') ?? [];
  const [, url = '', , ref = ''] = command.match(/doctor (\S+) (--ref) (\S+)$/) ?? [];
  const [shown = ''] = readmeBlocks('text', 'docs/doctor.md');
  expect(install).toBe('npm install --no-save playwright-core');
  await createLink(sandbox, ref);
  const shop = `${sandbox.origins.shop}/pricing`;
  const { stdout, exitCode } = await runDoctor(shop, '--ref', ref);
  expect(exitCode).toBe(0);
  // Of the lines that name an address, a time or an ID only what comes before.
  const lines = (text: string) =>
    text
      .trim()
      .replaceAll(shop, url)
      .split('\n')
      .map((line) => line.slice(0, 36));
  expect(lines(stdout)).toEqual(lines(shown));

  const [ci = ''] = readmeBlocks('yaml', 'docs/doctor.md');
  const args = ci.match(/doctor \S+ --ref \S+ (.*) > doctor\.json/)?.[1]?.split(' ') ?? [];
  const printed = await runDoctor(shop, '--ref', ref, ...args);
  expect(JSON.parse(printed.stdout)).toMatchObject({ ok: true, url: shop, ref });
});

test('a page that cannot be opened is told as such, without what is secret in its address', async ({
  site,
}) => {
  for (const address of ['http://ada:pass@localhost:9/?token=pass#pass', `${site.origin}/none?token=pass`]) {
    const { stdout, stderr, exitCode } = await runDoctor(address, '--ref', 'demo');
    expect(stdout).toContain('✗ The page opens  SG84\n');
    expect(stdout + stderr).not.toContain('pass');
    expect(exitCode).toBe(1);
  }
});

test('a page that is busy without end does not keep the doctor', async ({ site }) => {
  const begin = Date.now();
  const result = await examine(site.page('/', '<script>for (;;);</script>'), '--ref=demo', '--timeout=5');
  expect(result.troubles).toEqual(['SG84']);
  expect(Date.now() - begin).toBeLessThan(25_000);
});

test('people get a checklist with the code and the mend, and progress apart from it', async ({ site }) => {
  const { stdout, stderr, exitCode } = await runDoctor(site.page('/', '<p>Hello</p>'), '--ref', 'demo');
  expect(stdout).toContain('✓ The page opens ');
  expect(stdout).toContain('✗ The tag is on the page  SG81\n');
  expect(stdout).toContain('    → Put the tag into the head of every page.\n');
  expect(stdout).toContain('– The click is sent ');
  expect(stdout).toMatch(/\n1 failed, 1 passed, 12 not judged\n$/);
  expect(stderr).toBe('Opening the page …\nWaiting for the snippet and the API …\n');
  expect(exitCode).toBe(1);
});
