import { expect, it, vi } from 'vitest';
import { documentHas, redefine } from '../support/page.ts';
import { STAND_INS } from './stand-ins.ts';
import { listeningSnippet, newPagePerTest, settled } from './support.ts';

newPagePerTest();

/** Runs the script as if this tag had loaded it; `null`: as what a tag manager has re-made. */
async function run(tag: Element | null): Promise<void> {
  documentHas('currentScript', tag as HTMLScriptElement | null);
  vi.resetModules();
  await import('../../src/consent-tag.ts');
  await settled();
}

const tag = (html: string) => {
  document.head.innerHTML = html;
  return document.head.querySelector('script');
};

it.each([
  ['<script></script>', null],
  ['<script data-manager="klaro" data-category="selgeo"></script>', 'klaro'],
  // Of another script, which cookieconsent or Complianz hold back.
  ['<script type="text/plain" data-category="analytics"></script><script></script>', null],
])('takes its own attributes: %s', async (html, wanted) => {
  tag(html);
  await run(document.head.querySelector('script:last-of-type'));
  expect(window.__selgeo_consent).toEqual({ wanted, found: null, said: null });
});

it('without attributes of its own, takes those of the tag that names a manager', async () => {
  tag('<script data-manager="cookieyes" data-category="necessary"></script>');
  const told = listeningSnippet();
  STAND_INS.cookieyes('granted');
  await run(null);
  expect(told).toEqual(['granted']);
});

it('takes a category without a manager', async () => {
  const told = listeningSnippet();
  STAND_INS.cookieyes('granted');
  await run(tag('<script data-category="analytics"></script>'));
  expect(told).toEqual(['denied']);
});

it('without any tag, follows the manager of the page', async () => {
  const told = listeningSnippet();
  STAND_INS.cookieyes('denied');
  await run(null);
  expect(told).toEqual(['denied']);
});

it('reads its tag and is told of answers on a page with elements and an Event of such names', async () => {
  const told = listeningSnippet();
  redefine('querySelector', { value: document.createElement('img') }, document);
  vi.stubGlobal('Event', {});
  STAND_INS.cookieyes('granted');
  await run(tag('<script data-category="analytics"></script>'));
  expect(told).toEqual(['denied']);
});
