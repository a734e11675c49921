import { STRIPE_ELEMENTS } from '../carry/stripe-elements.ts';
import type { Finding } from '../visit/inspection.ts';
import { candidates } from './candidates.ts';
import type { CodeName } from './codes.ts';
import { judgeForm } from './judge-form.ts';
import { judgeLink, judgeReference, type Terms } from './links.ts';
import { selectorOf } from './selector-of.ts';

/** One element of the page that carries the click ID, or could be expected to. */
export type Judged = {
  readonly element: HTMLElement;
  /** Leads to the element, and names nothing of its address or content. */
  readonly selector: string;
  readonly kind: Finding['kind'];
  /** What the snippet has done to it, or why it has not. */
  readonly name: CodeName;
};

/**
 * Every Payment Link, Buy Button, Pricing Table and form within `root`, and every link that could be taken for a Payment
 * Link. Only reads.
 */
export function judgeElements(root: ParentNode, terms: Terms): Judged[] {
  return candidates(root).flatMap((element) => {
    const verdict = judge(element, terms);
    return verdict ? [{ element, selector: selectorOf(element), ...verdict }] : [];
  });
}

type Verdict = Pick<Judged, 'kind' | 'name'>;

function judge(element: HTMLElement, terms: Terms): Verdict | undefined {
  if (STRIPE_ELEMENTS.includes(element.localName)) return judgeStripe(element, terms);
  if (/^a(rea)?$/.test(element.localName)) return judgeLink(element, terms);
  const name = judgeForm(element as HTMLFormElement | HTMLInputElement, terms);
  return name && { kind: 'form', name };
}

function judgeStripe(element: HTMLElement, terms: Terms): Verdict {
  const kind = element.localName === 'stripe-buy-button' ? 'buy-button' : 'pricing-table';
  const name = judgeReference(element, element.getAttribute('client-reference-id'), terms);
  if (name !== 'carries-when-used') return { kind, name };
  // Clicks inside one stay inside its frame, so nothing tells the snippet of their use.
  const isInShadow = element.getRootNode() instanceof ShadowRoot;
  return { kind, name: isInShadow ? 'element-in-shadow' : 'carries-when-idle' };
}
