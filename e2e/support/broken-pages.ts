import type { FaultInput } from '../../sandbox/attribution/faults/schema.ts';
import type { Sandbox } from '../../sandbox/start.ts';
import { freePort } from '../../sandbox/support/serve.ts';
import type { Site } from './site.ts';
import { tag } from './tag.ts';

export const BUY = '<a href="https://buy.stripe.com/test_abc">Buy</a>';

export type Broken = {
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

/** A page where all is well. */
export const whole = (sandbox: Sandbox) => tag(sandbox) + BUY;
const policy = (text: (origin: string) => string) => (sandbox: Sandbox) => ({
  'Content-Security-Policy': text(sandbox.origins.attribution),
});

/** Pages that each have one thing wrong. */
export const BROKEN: Readonly<Record<string, Broken>> = {
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
  'without anything to send a click with': {
    html: (sandbox) =>
      `<script>for (const name of ['fetch', 'XMLHttpRequest']) Object.defineProperty(window, name, { value: undefined })</script>${whole(sandbox)}`,
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
    // Long enough for the one answer; the next attempt is an hour away.
    args: ['--timeout', '8'],
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
