import babel from '@babel/core';
import { declare } from './declare.mjs';
import { parametersToKeep } from './parameters-to-keep.mjs';
import { replaceReferences } from './replace-references.mjs';

const { types: t } = babel;

/**
 * Puts the arguments of a call in place of the parameters of a function, where they can stand there. Returns the
 * declarations of the others.
 */
export function bindParameters(fn, args, call) {
  const kept = parametersToKeep(fn, args, call);
  return fn.node.params.flatMap((param, index) => {
    const arg = args[index] ?? t.identifier('undefined');
    if (kept.includes(param)) return [declare(param, arg)];
    replaceReferences(fn.scope.getBinding(param.name), arg);
    return [];
  });
}
