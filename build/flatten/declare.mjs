import babel from '@babel/core';

const { types: t } = babel;

/** `let id = init;` */
export function declare(id, init) {
  return t.variableDeclaration('let', [t.variableDeclarator(id, init)]);
}
