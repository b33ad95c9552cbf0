// Failures below HTTP: no name, no connection, no answer in time. Messages of these errors hold
// the address and with it the token, so only their codes are kept.
import type { ApiFailure } from './failures.ts';

/** With these the request never left. */
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_FAIL|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_INVALID_ARG|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+|ERR_TLS_\w+|ERR_SSL_\w+|ERR_INVALID_URL|HOSTNAME_MISMATCH)$/;
const beforeSending = new Set(['connect', 'getaddrinfo']);

interface Trouble {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
}

/** fetch wraps what happened in a TypeError; the code is in its cause. */
function rootOf(error: unknown): Trouble {
  let trouble = (error ?? {}) as Trouble;
  for (let depth = 0; depth < 5 && trouble.code === undefined; depth += 1) {
    if (typeof trouble.cause !== 'object' || trouble.cause === null) break;
    trouble = trouble.cause;
  }
  return trouble;
}

export function failureOfConnection(error: unknown): ApiFailure {
  const { code, syscall } = rootOf(error);
  const name =
    typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : 'connection lost';
  const sent = !neverSent.test(name) && !beforeSending.has(String(syscall));
  return { kind: 'network', description: name, ambiguous: sent };
}

/** `started` is false when the call was given up before a request was made. */
export function failureOfAbort(reason: 'timeout' | 'stopped', started: boolean): ApiFailure {
  return { kind: 'network', description: reason, ambiguous: started };
}
