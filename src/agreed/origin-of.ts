/** The origin of an http(s) address, as it is written there; `undefined` for anything else, and with a user name. */
export function originOf(address: string | undefined): string | undefined {
  return address?.match(/^https?:\/\/([\w.:-]+|\[[\da-f:.]+\][:\d]*)(?=\/|$)/)?.[0];
}
