import babel from '@babel/core';

const { types: t } = babel;

/** The parameters of a function in whose place the arguments of a call cannot stand. */
export function parametersToKeep(fn, args, call) {
  const isPure = isFreeOfEffects(fn);
  return fn.node.params.filter((param, index) => {
    const { constant, references } = fn.scope.getBinding(param.name);
    const arg = args[index] ?? t.identifier('undefined');
    // A variable that changes must not stand where it is read later; what is not a variable must not stand twice.
    const isSafe = t.isIdentifier(arg)
      ? isPure || (call.scope.getBinding(arg.name)?.constant ?? true)
      : references === 1;
    return !constant || !isSafe;
  });
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
