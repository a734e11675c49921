import { STRIPE_ELEMENTS } from '../carry/stripe-elements.ts';
import { candidates } from './candidates.ts';
import type { Code } from './codes.ts';
import { type Explained, explain } from './explain.ts';
import { judgeForm } from './judge-form.ts';
import { judgeLink, judgeReference, type Terms } from './links.ts';
import { selectorOf } from './selector-of.ts';

export type Kind = 'payment-link' | 'buy-button' | 'pricing-table' | 'form' | 'link';

/** One element of the page that carries the click ID, or could be expected to, and why. */
export type Finding = Explained & {
  readonly element: HTMLElement;
  /** Leads to the element, and names nothing of its address or content. */
  readonly selector: string;
  /** `link`: one that could be taken for a Payment Link. */
  readonly kind: Kind;
  /** Whether it has the click ID now. */
  readonly carries: boolean;
};

/**
 * Every Payment Link, Buy Button, Pricing Table and form within `root`, and every link that could be taken for a Payment
 * Link, with the code that says what the snippet has done to it or why not. Only reads.
 */
export function inspectElements(root: ParentNode, terms: Terms): Finding[] {
  return candidates(root).flatMap((element) => {
    const verdict = judge(element, terms);
    if (!verdict) return [];
    const { kind, code } = verdict;
    return [{ element, selector: selectorOf(element), kind, carries: code === 'carries', ...explain(code) }];
  });
}

function judge(element: HTMLElement, terms: Terms): { kind: Kind; code: Code } | undefined {
  if (STRIPE_ELEMENTS.includes(element.localName)) return judgeStripe(element, terms);
  if ('href' in element) return judgeLink(element as HTMLAnchorElement, terms);
  const code = judgeForm(element as HTMLFormElement | HTMLInputElement, terms);
  return code && { kind: 'form', code };
}

function judgeStripe(element: HTMLElement, terms: Terms): { kind: Kind; code: Code } {
  const kind = element.localName === 'stripe-buy-button' ? 'buy-button' : 'pricing-table';
  const code = judgeReference(element.getAttribute('client-reference-id'), terms);
  // Clicks inside one stay inside its frame, so nothing tells the snippet of their use.
  if (code === 'carries-when-used')
    return {
      kind,
      code: element.getRootNode() instanceof ShadowRoot ? 'element-in-shadow' : 'carries-when-idle',
    };
  return { kind, code };
}
