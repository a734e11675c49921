import babel from '@babel/core';
import { declare } from './declare.mjs';
import { replaceReferences } from './replace-references.mjs';

const { types: t } = babel;

/**
 * Puts the arguments of a call in place of the parameters of a function, where they can stand there. Returns the
 * declarations of the others. A dry run changes nothing.
 */
export function bindParameters(fn, args, call, { dryRun = false } = {}) {
  const isPure = isFreeOfEffects(fn);
  const declarations = [];
  fn.node.params.forEach((param, index) => {
    const binding = fn.scope.getBinding(param.name);
    const arg = args[index] ?? t.identifier('undefined');
    // A variable that changes must not stand where it is read later; what is not a variable must not stand twice.
    const isSafe = t.isIdentifier(arg)
      ? isPure || (call.scope.getBinding(arg.name)?.constant ?? true)
      : binding.references === 1;
    if (!binding.constant || !isSafe) declarations.push(declare(param, arg));
    else if (!dryRun) replaceReferences(binding, arg);
  });
  return declarations;
}

/** Whether a function only works out a value, so that no variable can change meanwhile. */
function isFreeOfEffects(fn) {
  let isPure = true;
  const findsEffect = (path) => {
    isPure = false;
    path.stop();
  };
  fn.traverse({
    'CallExpression|OptionalCallExpression|NewExpression|AwaitExpression': findsEffect,
    'Function|AssignmentExpression|UpdateExpression': findsEffect,
  });
  return isPure;
}
