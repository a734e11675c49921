/** Markup of a frame that shows `html`; `put` puts it at the address /prices of the site. */
export const FRAMES: Readonly<Record<string, (html: string, put: (html: string) => void) => string>> = {
  'with an address of the site': (html: string, put: (html: string) => void) => {
    put(html);
    return '<iframe src="/prices"></iframe>';
  },
  'that is written into the page (srcdoc)': (html: string) =>
    `<iframe srcdoc="${html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`,
};
