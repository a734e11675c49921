import { defineConfig } from 'vitepress';
import { siteLink, slugOf } from '../links.ts';
import { type Entry, READERS } from '../readers.ts';
import { writeMarkdown } from '../write-markdown.ts';

const item = ([page, text]: Entry) => ({ text, link: `/${page.replace(/\b(?:README|index)$/, '')}` });

export default defineConfig({
  title: 'Selgeo’s snippet',
  description: 'Registers a partner’s click once and carries its ID to checkout.',
  lang: 'en',
  srcDir: '../docs',
  outDir: 'dist',
  // Where the site lives on its host: "/snippet/" on GitHub's pages.
  base: process.env.SITE_BASE ?? '/',
  rewrites: { 'install/README.md': 'install/index.md' },
  ignoreDeadLinks: false,
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    anchor: { slugify: slugOf },
    // Shiki does not know it.
    languageAlias: { caddyfile: 'nginx' },
    config: (md) => {
      md.core.ruler.push('site-links', ({ env, tokens }) => {
        for (const token of tokens.flatMap(({ children }) => children ?? [])) {
          const href = token.type === 'link_open' && token.attrGet('href');
          if (href) token.attrSet('href', siteLink(env.relativePath, href));
        }
      });
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'The tag', link: '/tag' },
      { text: 'Troubleshooting', link: '/troubleshooting' },
      { text: 'Source', link: 'https://github.com/selgeo/snippet' },
    ],
    sidebar: READERS.map(({ wish, pages }) => ({
      text: wish,
      items: [
        ...pages.map(item),
        ...(wish === 'Change it'
          ? [{ text: 'Contributing', link: siteLink('index.md', '../CONTRIBUTING.md') }]
          : []),
      ],
    })),
    outline: { level: [2, 3] },
  },
  // For those who read Markdown rather than HTML: coding agents, by way of llms.txt.
  buildEnd: ({ srcDir, outDir }) => writeMarkdown(srcDir, outDir),
});
