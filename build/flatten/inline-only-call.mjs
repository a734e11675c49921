import babel from '@babel/core';
import { bindParameters } from './bind-parameters.mjs';
import { declare } from './declare.mjs';
import { parametersToKeep } from './parameters-to-keep.mjs';
import { replaceReferences } from './replace-references.mjs';

const { types: t } = babel;

/** Puts a function where it is called, if that is one place, and one that can take it. Returns whether it has. */
export function inlineOnlyCall({ fn, statement, binding }) {
  const [callee, ...others] = binding.referencePaths;
  if (others.length || callee?.key !== 'callee' || callee.findParent((path) => path === fn)) return false;
  const call = fn.node.async ? callee.parentPath.parentPath : callee.parentPath;
  if (fn.node.async && !call.isAwaitExpression()) return false;
  const args = callee.parent.arguments;

  if (onlyValueOf(fn)) {
    if (parametersToKeep(fn, args, call).length) return false;
    bindParameters(fn, args, call);
    call.replaceWith(onlyValueOf(fn));
  } else if (!splice(fn, args, call)) {
    return false;
  }
  statement.remove();
  return true;
}

/** What a function returns that does nothing else. */
function onlyValueOf({ node: { body } }) {
  if (!t.isBlockStatement(body)) return body;
  const [only, ...others] = body.body;
  return others.length === 0 && t.isReturnStatement(only) ? only.argument : null;
}

/** Puts the statements of a function in front of the one that calls it. Returns whether that could be done. */
function splice(fn, args, call) {
  const at = call.findParent((path) => path.isStatement());
  const { body } = fn.node.body;
  const last = body.at(-1);
  const returns = returnsOf(fn);
  const isAlone = at.isExpressionStatement() && at.node.expression === call.node;
  const isTail = isAlone && at.listKey === 'body' && at.key === at.container.length - 1;
  let after = [];
  if (isTail && at.parentPath.parentPath.isFunction()) {
    for (const path of returns) path.node.argument = null;
  } else {
    if (returns.length > 1 || (returns.length === 1 && returns[0].node !== last)) return false;
    if (!isAlone) {
      if (!returns.length) return false;
      if (at.isVariableDeclaration() && at.node.declarations[0].init === call.node) {
        after = declarations(at.node.declarations[0].id, last.argument, call.scope);
      } else if (at.isExpressionStatement() && at.node.expression.right === call.node) {
        const { operator, left } = at.node.expression;
        after = [t.expressionStatement(t.assignmentExpression(operator, left, last.argument))];
      } else {
        return false;
      }
    }
    if (returns.length) body.pop();
  }
  const before = bindParameters(fn, args, call);
  at.replaceWithMultiple([...before, ...body, ...after]);
  return true;
}

/** A declaration; one for each element where a list is taken apart, none where a name would only say another. */
function declarations(id, value, scope) {
  if (t.isArrayPattern(id) && t.isArrayExpression(value))
    return id.elements.flatMap((element, index) =>
      element ? declarations(element, value.elements[index], scope) : [],
    );
  if (!t.isIdentifier(value)) return [declare(id, value)];
  replaceReferences(scope.getBinding(id.name), value);
  return [];
}

function returnsOf(fn) {
  const returns = [];
  fn.traverse({
    Function: (path) => path.skip(),
    ReturnStatement: (path) => void returns.push(path),
  });
  return returns;
}
