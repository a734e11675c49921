/**
 * The names of all decisions of a visit, as `trace` takes them. What they mean, and the number by which merchants look
 * them up, the table of codes knows (src/diagnosis/codes.ts).
 */
export type Decision =
  // Start
  | 'started'
  | 'already-running'
  | 'searched'
  // Referral
  | 'same-referral'
  | 'first-kept'
  | 'older-page'
  // Delivery
  | 'parked'
  | 'sent'
  | 'registered'
  | 'unanswered'
  | 'not-now'
  | 'answer-without-id'
  | 'refused'
  | 'key-unknown'
  | 'attempts-used-up'
  // Tabs
  | 'tabs-asked'
  | 'taken-over';
