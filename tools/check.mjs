import { CHECKS } from './checks.mjs';
import { installPackages } from './install.mjs';
import { createSteps } from './steps.mjs';

// What `npm run check` does. Plain JavaScript, because it runs before anything is installed.

await installPackages();
const steps = createSteps();
await steps.runTogether(CHECKS, true);
steps.finish();
