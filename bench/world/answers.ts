type Answer = { readonly status: number; readonly type: string; readonly body: string };

const json = (status: number, value: unknown): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});

const CLICK_ID = '7d0f4f3e-5d0f-4a44-9d0c-3a1c6b1f0e2b';

/** What PostHog's server says of a project that has switched everything off which loads more scripts. */
const POSTHOG = {
  supportedCompression: ['gzip-js'],
  hasFeatureFlags: false,
  sessionRecording: false,
  surveys: false,
  heatmaps: false,
  captureDeadClicks: false,
  capturePerformance: false,
  siteApps: [],
};

/** What the servers of all candidates answer. The path decides. */
export function answer(path: string): Answer {
  switch (path.split('/')[1]) {
    case 'v1':
      return json(201, { click_id: CLICK_ID });
    case 'api':
      return { status: 202, type: 'text/plain', body: 'ok' };
    case 'track':
      return json(200, { deviceId: 'device', sessionId: 'session' });
    case 'flags':
      return json(200, { flags: {}, errorsWhileComputingFlags: false });
    case 'array':
      return path.endsWith('.js')
        ? {
            status: 200,
            type: 'text/javascript',
            body: `window._POSTHOG_REMOTE_CONFIG={phc_bench:{config:${JSON.stringify(POSTHOG)},siteApps:[]}}`,
          }
        : json(200, POSTHOG);
    case 'static':
      return { status: 200, type: 'text/javascript', body: '' };
    default:
      return json(200, { status: 1 });
  }
}
