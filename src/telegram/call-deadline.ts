// AbortSignal.any() keeps every signal that it made for a long-lived one; calls come by the
// million, so this one lets go.

/** A signal that fires after a time or with another signal, and lets go of both afterwards. */
export function deadlineOf(ms: number, outer: AbortSignal | undefined) {
  const controller = new AbortController();
  let reason: 'timeout' | 'stopped' = 'stopped';
  const stop = () => controller.abort();
  const timer = setTimeout(() => {
    reason = 'timeout';
    stop();
  }, ms);
  outer?.addEventListener('abort', stop, { once: true });
  const release = () => {
    clearTimeout(timer);
    outer?.removeEventListener('abort', stop);
  };
  return { signal: controller.signal, reason: () => reason, release };
}
