import { rollup } from 'rollup';

/**
 * Turns an import of `module.ts?script` into the text of an expression, `script`, which runs the module's `run` in a page and is
 * what that gives. `plugins` compile the module.
 */
export function inPage(plugins) {
  return {
    name: 'in-page',
    async resolveId(path, importer) {
      if (!path.endsWith('?script')) return null;
      const { id } = await this.resolve(path.slice(0, -'?script'.length), importer);
      return `${id}?script`;
    },
    async load(id) {
      if (!id.endsWith('?script')) return null;
      const bundle = await rollup({ input: id.slice(0, -'?script'.length), plugins: plugins() });
      const { output } = await bundle.generate({ format: 'iife', name: 'page', generatedCode: 'es2015' });
      await bundle.close();
      const code = `(() => {\n${output[0].code}return page.run();\n})()`;
      return `export const script = ${JSON.stringify(code)};`;
    },
  };
}
