import { posix } from 'node:path';

/** Where the files are that are no pages. */
const REPOSITORY = 'https://github.com/selgeo/snippet/blob/main/';

/** As a link has it on the site: what leads out of docs/ leads to the repository, and a folder has no README. */
export function siteLink(page: string, href: string): string {
  if (/^(?:\w+:|#|\/)/.test(href)) return href;
  const path = posix.normalize(posix.join('docs', posix.dirname(page), href));
  return path.startsWith('docs/') ? href.replace(/\bREADME\.md\b/, 'index.md') : REPOSITORY + path;
}

/** The ID of a heading, as GitHub gives it, so that a link works there and here: https://github.com/gjtorikian/html-pipeline/blob/main/lib/html_pipeline/node_filter/table_of_contents_filter.rb */
export const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
