import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { siteLink } from './links.ts';
import { type Entry, READERS } from './readers.ts';

/** Puts each page of docs/ as Markdown beside its HTML, and `llms.txt`, which lists them: https://llmstxt.org/ */
export function writeMarkdown(docs: string, site: string): void {
  const read = (page: string) => readFileSync(join(docs, `${page}.md`), 'utf8');
  for (const [page] of READERS.flatMap(({ pages }) => pages)) {
    const file = join(site, fileOf(page));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      read(page).replace(/\]\(([^()\s]+)\)/g, (_, href) => `](${siteLink(`${page}.md`, href)})`),
    );
  }
  const line = ([page, title]: Entry) => `- [${title}](${fileOf(page)})${summaryOf(read(page))}`;
  const sections = READERS.map(({ wish, pages }) => `## ${wish}\n\n${pages.map(line).join('\n')}\n`);
  writeFileSync(join(site, 'llms.txt'), [HEAD, ...sections].join('\n'));
}

const HEAD = `# Selgeo's snippet

> A browser script that registers a partner's click once and carries its ID to checkout.

To add it to a site, follow "For coding agents" step by step. Each page below is Markdown.
`;

const fileOf = (page: string): string => `${page.replace(/\bREADME$/, 'index')}.md`;

/** The first sentence of the page, as text, behind a colon. Nothing where the page begins with a list or a table. */
function summaryOf(text: string): string {
  const [, paragraph = ''] = text.match(/^# .+\n\n([A-Z`].*(?:\n.+)*)/) ?? [];
  const [sentence = ''] =
    paragraph.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1').match(/^[\s\S]+?[.:](?=\s|$)/) ?? [];
  return sentence && `: ${sentence.replace(/\s+/g, ' ').replace(/:$/, '.')}`;
}
