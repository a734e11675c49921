import babel from '@babel/core';
import { replaceReferences } from './replace-references.mjs';

const { types: t } = babel;

/**
 * Where all calls of a function give the same variable for a parameter, moves the function to that variable and drops
 * the parameter. Returns whether it has.
 */
export function shareArgument({ fn, statement, binding }) {
  if (!binding.referencePaths.every((path) => path.key === 'callee')) return false;
  const calls = binding.referencePaths.map((path) => path.parent);
  return fn.node.params.some((param, index) => {
    const [first, ...others] = calls.map((call) => call.arguments[index]);
    if (!t.isIdentifier(first) || !others.every((arg) => t.isIdentifier(arg, { name: first.name })))
      return false;
    const given = binding.referencePaths[0].scope.getBinding(first.name);
    const own = fn.scope.getBinding(param.name);
    if (!given?.constant || !own.constant) return false;

    replaceReferences(own, first);
    fn.node.params.splice(index, 1);
    for (const call of calls) call.arguments.splice(index, 1);
    const { node } = statement;
    statement.remove();
    if (given.kind === 'param') given.scope.path.get('body').unshiftContainer('body', node);
    else given.path.getStatementParent().insertAfter(node);
    return true;
  });
}
