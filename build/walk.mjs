/** Visits an ESTree node and all within it, each with its parent, from the outside in. */
export function walk(node, visit, parent = undefined) {
  visit(node, parent);
  for (const child of Object.values(node).flat()) {
    if (typeof child?.type === 'string') walk(child, visit, node);
  }
}
