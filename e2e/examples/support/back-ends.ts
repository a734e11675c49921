import { findRuntime, packagesOf } from '../../../tools/runtimes.mjs';
import { BACK_ENDS, type BackEnd } from './world.ts';

const LANGUAGES: Partial<Record<BackEnd, string>> = { 'python-flask': 'python', php: 'php', ruby: 'ruby' };

/** The back ends whose language is installed, with all that they need. In CI none may be missing. */
export function installedBackEnds(): BackEnd[] {
  const missing = BACK_ENDS.flatMap((name) => {
    const language = LANGUAGES[name];
    return language && !findRuntime(language) ? [{ name, packages: packagesOf(language).join(' ') }] : [];
  });
  const text = missing.map(({ name, packages }) => `${name} needs ${packages}`).join('; ');
  if (text && process.env.SELGEO_COMPLETE)
    throw new Error(`Nothing to run back ends of the examples with: ${text}`);
  if (text) console.log(`Back ends left out: ${text}`);
  return BACK_ENDS.filter((each) => !missing.some(({ name }) => name === each));
}
