import MagicString from 'magic-string';
import { parseAst } from 'rollup/parseAst';
import { walk } from './walk.mjs';

/**
 * Writes every declaration in one way, as `let name = …`, because what is alike compresses well: functions become arrow
 * functions, and `const` becomes `let`. Only for code whose functions know neither `this` nor `arguments`, and in which
 * none is called by a module above its own.
 */
export function arrows() {
  return {
    name: 'arrows',
    renderChunk(code) {
      const text = new MagicString(code);
      const outermost = parseAst(code).body[0].expression.callee;
      walk(parseAst(code), (node, parent) => {
        if (node.kind === 'const') text.overwrite(node.start, node.start + 'const'.length, 'let');
        if (node.type !== 'FunctionDeclaration') return;
        text.overwrite(node.start, node.id.end, `let ${node.id.name} = ${node.async ? 'async ' : ''}`);
        text.appendLeft(node.body.start, '=> ').appendLeft(node.end, ';');
        // A function declaration counts from the start of its block. Those of modules stand in their order anyway.
        const [first] = parent.body;
        if (first !== node && parent.start !== outermost.body.start)
          text.move(node.start, node.end, first.start);
      });
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}
