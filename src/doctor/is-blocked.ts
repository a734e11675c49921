/** Whether the browser's word for a failure says that an extension or a rule of the browser's owner has stopped a request. */
export function isBlocked(error: string | undefined): boolean {
  return /\bERR_BLOCKED_BY_(CLIENT|ADMINISTRATOR)\b/.test(error ?? '');
}
