import { join, relative } from 'node:path';
import { rollup } from 'rollup';
import { loadConfigFile } from 'rollup/loadConfigFile';
import { root } from './repository.ts';

/** What `rollup -c` would write, by path, without writing it. */
export async function build(): Promise<ReadonlyMap<string, string>> {
  const { options, warnings } = await loadConfigFile(join(root, 'rollup.config.mjs'), {});
  const files = new Map<string, string>();
  for (const config of options) {
    const bundle = await rollup(config);
    for (const target of config.output) {
      const { output } = await bundle.generate(target);
      const folder = join(target.file ?? '', '..');
      for (const file of output) {
        const path = relative(root, join(root, folder, file.fileName));
        files.set(path, file.type === 'chunk' ? file.code : String(file.source));
      }
    }
    await bundle.close();
  }
  if (warnings.count) throw new Error(`${warnings.count} warnings of the build`);
  return files;
}
