// The way out: what was started last is stopped first, once, within ten seconds.

const LIMIT_MS = 10_000;

export function createStop() {
  const steps: { readonly name: string; readonly close: () => Promise<void> }[] = [];
  let stopping: Promise<void> | undefined;

  async function unwind() {
    for (const { name, close } of steps.toReversed()) {
      await close().catch(() => console.error(`Stopping ${name} failed.`));
    }
  }

  /** Stops everything and ends the process. A second call changes nothing. */
  function now(code: number): Promise<void> {
    stopping ??= (async () => {
      const limit = setTimeout(() => {
        console.error('Some parts did not stop in time.');
        process.exit(1);
      }, LIMIT_MS);
      await unwind();
      clearTimeout(limit);
      process.exit(code);
    })();
    return stopping;
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void now(0));
  return {
    /** Registers how to stop what was just started. */
    later: (name: string, close: () => Promise<void>) => {
      steps.push({ name, close });
    },
    now,
  };
}
