import babel from '@babel/core';
import { giveUniqueNames } from './flatten/give-unique-names.mjs';
import { inlineOnlyCall } from './flatten/inline-only-call.mjs';
import { namedFunctions } from './flatten/named-functions.mjs';
import { shareArgument } from './flatten/share-argument.mjs';
import { splitObjects } from './flatten/split-objects.mjs';

/**
 * Dissolves what the source is divided into and the script need not be: a function that is called once becomes part of
 * its caller, a parameter that every call gives the same variable becomes that variable, and an object that is only
 * read by its fields becomes variables. One flat scope compresses far better than the same code in modules.
 *
 * Only for code whose functions know neither `this` nor `arguments`, and in which it does not matter when an argument
 * or a field of an object literal is worked out.
 */
export function flatten() {
  return {
    name: 'flatten',
    renderChunk(code) {
      return babel.transformSync(code, {
        plugins: [() => ({ visitor: { Program: { exit: flattenProgram } } })],
        sourceType: 'script',
        sourceMaps: true,
        configFile: false,
        babelrc: false,
      });
    },
  };
}

function flattenProgram(program) {
  giveUniqueNames(program);
  while (namedFunctions(program).some(inlineOnlyCall)) program.scope.crawl();
  while (namedFunctions(program).some(shareArgument)) program.scope.crawl();
  program.scope.crawl();
  splitObjects(program);
}
