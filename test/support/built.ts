// For `globalSetup`: the tests of what is shipped read dist/.
export { buildOnce as setup } from '../../tools/build-once.mjs';
