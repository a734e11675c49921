import { assetPath } from '../support/assets.ts';
import { createProgram } from './program.ts';

// The command of the package, where the build puts the CDN's files beside it.
await createProgram({ snippetDir: assetPath('dist/snippet') }).parseAsync();
