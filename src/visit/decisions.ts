/**
 * The names of all decisions of a visit, as `trace` takes them. What they mean, and the number by which merchants look
 * them up, the table of codes knows (src/diagnosis/codes.ts).
 */
export type Decision =
  // Start
  | 'started'
  | 'already-running'
  | 'searched'
  // Consent
  | 'gate-closed'
  | 'consent-granted'
  | 'consent-denied'
  | 'forgotten'
  // Beyond the tab
  | 'restored'
  | 'not-kept'
  | 'handed-over'
  | 'not-handed-over'
  // Referral
  | 'same-referral'
  | 'first-kept'
  | 'older-page'
  | 'came-back'
  // Delivery
  | 'parked'
  | 'sent'
  | 'registered'
  | 'registered-late'
  | 'unanswered'
  | 'not-now'
  | 'not-the-api'
  | 'answer-without-id'
  | 'refused'
  | 'key-unknown'
  | 'attempts-used-up'
  // Tabs
  | 'tabs-asked'
  | 'taken-over';
