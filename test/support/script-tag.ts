import { documentHas } from './page.ts';

/** Puts a script tag with these `data-` attributes into the page. */
export function putTag(
  data: Record<string, string>,
  parent: ParentNode & Node = document.head,
): HTMLScriptElement {
  const tag = document.createElement('script');
  Object.assign(tag.dataset, data);
  parent.appendChild(tag);
  return tag;
}

/** The tag whose code the browser says it is running, or `null` where it does not say. */
export function runningFrom(tag: HTMLScriptElement | null): void {
  documentHas('currentScript', tag);
}
