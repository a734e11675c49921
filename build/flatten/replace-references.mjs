import babel from '@babel/core';

const { types: t } = babel;

/** Puts an expression wherever a variable is read. */
export function replaceReferences({ referencePaths }, expression) {
  for (const path of referencePaths) {
    if (path.parentPath.isObjectProperty()) path.parent.shorthand = false;
    path.replaceWith(t.cloneNode(expression));
  }
}
