import { findProgram } from '../../tools/engine-programs.mjs';

const SWITCHED_OFF = [
  // What Playwright 1.64 switches off, because Chromium heeds only the last switch of that name.
  'AimEnabled',
  'AutoDeElevate',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'BlockOriginHeaderModificationOnRedirect',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'Translate',
  // The list that drops down from the address bar: two pages of the browser's own in each context, which nobody sees, and
  // which take a quarter of the time that a context takes.
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

/** How Playwright starts the Chromium of the tests, which has no window around its pages. */
export const chromium = startedFrom('browser');

/** How it starts the Chromium that visitors have. */
export const wholeChromium = startedFrom('whole');

function startedFrom(program: 'browser' | 'whole') {
  // The system's browser where there is one, else the one that Playwright has downloaded.
  const executablePath = findProgram('chromium', program);
  return {
    launchOptions: {
      ...(executablePath && { executablePath }),
      chromiumSandbox: process.getuid?.() !== 0,
      // Playwright switches the back/forward cache off; visitors have it on.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--disable-sync',
        `--disable-features=${SWITCHED_OFF.join(',')}`,
      ],
    },
  };
}
