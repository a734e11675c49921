import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Does something unless it was done with exactly the same inputs, which the file `stamp` remembers. */
export async function once(
  stamp: string,
  inputs: readonly (string | Buffer)[],
  act: () => Promise<void>,
): Promise<void> {
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(input).update('\0');
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await act();
  writeFileSync(stamp, wanted);
}
