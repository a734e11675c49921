import babel from '@babel/core';
import { declare } from './declare.mjs';

const { types: t } = babel;

/** Makes variables of the fields of an object that is never handed on; a field that is read once stands there itself. */
export function splitObjects(program) {
  program.traverse({
    VariableDeclarator(path) {
      const { id, init } = path.node;
      const binding = t.isIdentifier(id) && path.scope.getBinding(id.name);
      if (!binding?.constant || !t.isObjectExpression(init)) return;
      if (!init.properties.every((property) => t.isObjectProperty(property, { computed: false }))) return;
      if (!binding.referencePaths.every(isRead)) return;
      path.parentPath.replaceWithMultiple(
        init.properties.flatMap(({ key, value }) => {
          const reads = binding.referencePaths.filter(({ parent }) => parent.property.name === key.name);
          const variable = path.scope.generateUidIdentifier(key.name);
          for (const { parentPath } of reads) parentPath.replaceWith(reads.length > 1 ? variable : value);
          return reads.length > 1 ? [declare(variable, value)] : [];
        }),
      );
    },
  });
}

/** Whether this reference to an object only reads one of its fields. */
function isRead({ key, parent, parentPath }) {
  const isWritten =
    t.isAssignmentExpression(parentPath.parent, { left: parent }) ||
    parentPath.parentPath.isUpdateExpression();
  return key === 'object' && !parent.computed && !isWritten;
}
