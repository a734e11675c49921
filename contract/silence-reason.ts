import { printable } from './printable.ts';

const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at that address (connection refused)',
  ENOTFOUND: 'no such host (DNS)',
  EAI_AGAIN: 'the name of the host could not be looked up (DNS)',
  ECONNRESET: 'the connection was cut before an answer came',
  UND_ERR_SOCKET: 'the connection was cut before an answer came',
  ERR_SSL_WRONG_VERSION_NUMBER: 'that port does not speak https',
  UND_ERR_CONNECT_TIMEOUT: 'no connection within 10 s',
};

/** Why `fetch` rejected, in a few words: Node puts the reason into the error's `cause`. */
export function silenceReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no complete answer within 10 s';
  const { code, message } = (error.cause ?? error) as { readonly code?: string; readonly message?: string };
  const sentence = SENTENCES[code ?? ''];
  if (sentence) return sentence;
  const reason = printable(message || code || error.message);
  // https://nodejs.org/api/tls.html#x509-certificate-error-codes
  return /CERT|SIGNATURE|ISSUER/.test(code ?? '')
    ? `the certificate is not trusted (${reason}); name a private authority in NODE_EXTRA_CA_CERTS`
    : reason;
}
