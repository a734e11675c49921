/**
 * Whether a script has the snippet in it, minified, bundled or quoted by a tag manager as it may be: where clicks go and
 * where the click ID is kept stand in each as texts.
 */
export const isSnippetCode = (text: string): boolean =>
  /v1\\?\/clicks/.test(text) && text.includes('__selgeo_cid');
