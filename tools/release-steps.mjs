import { createHash } from 'node:crypto';

// What the steps of a release decide. tools/release.mjs runs them.

/**
 * The section of a changelog about one version, without its heading. Throws where there is none, or it is unreleased still.
 *
 * @param {string} changelog
 * @param {string} version
 */
export function notesOf(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.split(/\s/, 1)[0] === version);
  if (!section) throw new Error(`CHANGELOG.md has no section "## ${version}": add one.`);
  const [heading = '', ...lines] = section.split('\n');
  if (/unreleased/i.test(heading))
    throw new Error(`CHANGELOG.md calls ${version} unreleased: put the date of the release there instead.`);
  const notes = lines.join('\n').trim();
  if (!notes) throw new Error(`The section "## ${version}" of CHANGELOG.md is empty: say what has changed.`);
  return notes;
}

/**
 * Throws where a tag of git does not name the version of package.json.
 *
 * @param {string} tag
 * @param {string} version
 */
export function checkTag(tag, version) {
  if (tag !== `v${version}`)
    throw new Error(`The tag is ${tag}, and package.json says ${version}: tag the commit as v${version}.`);
}

/**
 * What npm calls the integrity of a tarball.
 *
 * @param {Uint8Array} content
 */
export const integrityOf = (content) => `sha512-${createHash('sha512').update(content).digest('base64')}`;

/**
 * Throws where a tarball is not the one that was tested.
 *
 * @param {Uint8Array} content
 * @param {string} expected Its integrity.
 */
export function checkIntegrity(content, expected) {
  const actual = integrityOf(content);
  if (actual !== expected.trim())
    throw new Error(
      `This is not the tarball that was tested: it is ${actual}, and that one was ${expected.trim()}.`,
    );
}
