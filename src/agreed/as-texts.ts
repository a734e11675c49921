import type { InitOptions, RawOptions } from './options.ts';

/** The options of `init` as a tag has them: a caller without types may pass anything, an attribute is always text. */
export function asTexts(options: InitOptions): RawOptions {
  const texts: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(options ?? {})) {
    // Consent fails closed: whatever is there counts.
    const isText =
      typeof value === 'string' || typeof value === 'number' || (name === 'consent' && value !== undefined);
    texts[name] = isText ? String(value) : undefined;
  }
  return texts;
}
