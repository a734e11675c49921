import { readFileSync, writeFileSync } from 'node:fs';
import type { ReceivedRequest } from '../sandbox/attribution/request-log.ts';
import type { PortablePage } from './engines/portable-page.ts';
import { createLink } from './support/create-link.ts';
import { ASK_ONCE, firstAnswer } from './support/first-answer.ts';
import { IMPATIENT } from './support/impatient.ts';
import { NETWORK_ERRORS } from './support/network-errors.ts';
import { tag } from './support/tag.ts';
import { expect, test } from './support/test.ts';

// `--update-snapshots` writes it anew.
const SNAPSHOT = new URL('unconfigured-visit.snapshot.txt', import.meta.url);

// Neither the cookie, which no script can read, nor this part of an address may reach the API.
const COOKIE = { 'Set-Cookie': 'session=secret; HttpOnly; Path=/' };
const SECRETS = '&token=secret#secret';

/** What a page of the tab knows when its attempts are over. */
const state = async (tab: PortablePage) => ({
  ready: await firstAnswer(tab),
  ...(await tab.evaluate(() => ({
    tab: { ...sessionStorage } as Record<string, string>,
    local: { ...localStorage } as Record<string, string>,
    cookie: document.cookie,
  }))),
});

type State = Awaited<ReturnType<typeof state>>;

test('what an unconfigured tag sends, stores and answers is what it always was', async ({
  page,
  sandbox,
  site,
  received,
  knownErrors,
}, info) => {
  // The browser's own lines about the API that is down, and about the ref that it refuses.
  knownErrors.push(...NETWORK_ERRORS);
  for (const ref of ['first', 'second', 'third', 'fourth']) await createLink(sandbox, ref);
  const html = IMPATIENT + tag(sandbox, ASK_ONCE);
  for (const path of ['/', '/pricing', '/next']) site.page(path, { html, headers: COOKIE });
  const partner = new URL(site.origin.replace('localhost', '127.0.0.1')).origin;
  site.page('/blog', `<a href="${site.origin}/pricing?ref=first${SECRETS}">The partner's link</a>`);

  const steps: string[] = [];
  const states: State[] = [];
  const open = (path: string) => (tab: PortablePage) => tab.goto(site.origin + path);
  const followLink = async (tab: PortablePage) => {
    await tab.goto(`${partner}/blog`);
    await tab.click('a');
    await tab.waitForURL(/\/pricing/);
  };
  const step = async (what: string, tab: PortablePage, arrive: (tab: PortablePage) => Promise<unknown>) => {
    const before = received.clicks().length;
    await arrive(tab);
    const reached = await state(tab);
    states.push(reached);
    steps.push([`## ${what}`, ...sent(received.clicks().slice(before)), ...kept(reached)].join('\n'));
  };

  await step('a page without a referral', page, open('/'));
  await step("a partner's link, to a page whose address has secrets", page, followLink);
  await step('the next page', page, open('/next'));
  await step('the same ref again, on another page', page, open('/?ref=first'));
  await step('another ref', page, open('/?ref=second'));
  await step('a ref that the API refuses', page, open('/?ref=nobody'));
  await step('the page after that', page, open('/next'));

  const refused = await page.newPage();
  await step('a new tab: a ref that the API refuses', refused, open('/?ref=nobody'));

  const unlucky = await page.newPage();
  sandbox.faults.add({ kind: 'down', count: 2 });
  await step('a new tab: the API is down for two attempts', unlucky, open('/?ref=third'));
  sandbox.faults.add({ kind: 'down' });
  await step('another ref, while the API is down', unlucky, open('/?ref=fourth'));
  await step('the next page, while the API is still down', unlucky, open('/next'));
  sandbox.faults.clear();
  await step('the next page, when the API is up again', unlucky, open('/next'));

  const ids = received.clicks().map(({ body }) => (body as { request_id: string }).request_id);
  const report = mask(`${steps.join('\n\n')}\n`, [
    [site.origin, 'https://shop.example'],
    [partner, 'https://partner.example'],
    ...numbered('request', ids),
    ...numbered(
      'visitor',
      states.map(({ tab }) => tab.__selgeo_vtk),
    ),
    ...numbered(
      'click',
      states.map(({ tab }) => tab.__selgeo_cid),
    ),
  ]);
  if (['all', 'changed'].includes(info.config.updateSnapshots)) writeFileSync(SNAPSHOT, report);
  expect(report).toBe(readFileSync(SNAPSHOT, 'utf8'));
});

/** Each request, with the headers that a server can hold against it; repeated ones once. */
function sent(requests: readonly ReceivedRequest[]): string[] {
  const texts = requests.map(({ method, path, status, headers, body }) =>
    [
      `${method} ${path}, answered ${status ?? 'not at all'}`,
      ...['content-type', 'origin', 'cookie', 'authorization']
        .filter((name) => headers[name])
        .map((name) => `  ${name}: ${headers[name]}`),
      ...lines(body as object),
    ].join('\n'),
  );
  if (texts.length === 0) return ['sent nothing'];
  return texts.flatMap((text, index) => {
    if (text === texts[index - 1]) return [];
    const times = texts.slice(index).findIndex((other) => other !== text);
    const count = times < 0 ? texts.length - index : times;
    return [`sent ${count === 1 ? '' : `${count} times `}${text}`];
  });
}

function kept({ ready, tab, local, cookie }: State): string[] {
  return [
    ...(Object.keys(tab).length === 0 ? ['sessionStorage is empty'] : ['sessionStorage']),
    ...lines({
      ...tab,
      ...(tab.__selgeo_seen && { __selgeo_seen: JSON.parse(tab.__selgeo_seen).map(refOf) }),
      ...(tab.__selgeo_parked && { __selgeo_parked: JSON.parse(tab.__selgeo_parked).map(body) }),
    }),
    `localStorage ${JSON.stringify(local)}, document.cookie ${JSON.stringify(cookie)}`,
    `ready() ${ready.status}, ${ready.clickId}`,
  ];
}

const lines = (entries: object): string[] =>
  Object.entries(entries)
    .sort()
    .map(([name, value]) => `  ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);

// What else an entry of these two lists has is the snippet's own affair, and never sent.
type Entry = Readonly<Record<string, unknown>>;
const FIELDS = ['merchant_key', 'ref', 'request_id', 'landing_url', 'referrer', 'visitor_token'];
const refOf = (entry: string | Entry) => (typeof entry === 'string' ? entry : entry.ref);
const body = (entry: Entry) => Object.fromEntries(FIELDS.map((name) => [name, entry[name]]));

/** Names for values that differ from run to run: the same one wherever a value comes again. */
function numbered(name: string, values: readonly (string | undefined)[]): [string, string][] {
  const known = [...new Set(values.filter((value) => value !== undefined))];
  return known.map((value, index) => [value, `<${name} ${index + 1}>`]);
}

function mask(text: string, names: readonly (readonly [string, string])[]): string {
  return names.reduce((text, [value, name]) => text.replaceAll(value, name), text);
}
