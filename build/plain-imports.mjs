import MagicString from 'magic-string';
import { walk } from './walk.mjs';

const HELPER = '__rewriteRelativeImportExtension';

/**
 * Gives `import(address)` back its plain argument: with `rewriteRelativeImportExtensions`, TypeScript wraps every one
 * that it cannot read in a helper, which would cost more bytes than the import.
 */
export function plainImports() {
  return {
    name: 'plain-imports',
    transform(code) {
      if (!code.includes(HELPER)) return null;
      const text = new MagicString(code);
      walk(this.parse(code), (node) => {
        if (node.type !== 'CallExpression' || node.callee.name !== HELPER) return;
        const [address] = node.arguments;
        text.remove(node.start, address.start).remove(address.end, node.end);
      });
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}
