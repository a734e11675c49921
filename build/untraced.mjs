import MagicString from 'magic-string';
import { walk } from './walk.mjs';

/** Takes the calls of `trace` out, which only the debug build has: whoever loads another one does not pay for them. */
export function untraced() {
  return {
    name: 'untraced',
    transform(code) {
      const text = new MagicString(code);
      walk(this.parse(code), (node) => {
        const isCall = node.type === 'ExpressionStatement' && node.expression.callee?.name === 'trace';
        if (isCall) text.overwrite(node.start, node.end, ';');
      });
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}
