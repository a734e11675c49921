/** The browsers' own lines about requests that fail; no script can keep them from writing those. */
export const NETWORK_ERRORS = [
  /Failed to load resource/,
  /Cross-Origin Request Blocked/,
  /net::ERR/,
  /CORS/,
  /disallowed MIME type/,
  /Content Security Policy|Content-Security-Policy/,
];
