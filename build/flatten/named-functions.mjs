import babel from '@babel/core';

const { types: t } = babel;

/** Every function of plain parameters that has a name for good: itself, its statement, and the binding of its name. */
export function namedFunctions(program) {
  const functions = [];
  const add = (fn, id, statement) => {
    const binding = statement.scope.getBinding(id.name);
    const isPlain = fn.node.params.every((param) => t.isIdentifier(param));
    if (binding?.constant && isPlain) functions.push({ fn, statement, binding });
  };
  program.traverse({
    FunctionDeclaration(path) {
      add(path, path.node.id, path);
    },
    VariableDeclarator(path) {
      const fn = path.get('init');
      const isAlone = path.parent.declarations.length === 1;
      if (fn.isArrowFunctionExpression() && isAlone) add(fn, path.node.id, path.parentPath);
    },
  });
  return functions;
}
