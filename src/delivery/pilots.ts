// The first of many who get the same picture goes ahead: it uploads the picture, and everybody
// behind it sends what Telegram has by then.

export interface Pilots {
  /** @param run resolves with whether it arrived; one that did not leaves the lead to the next */
  follow<T>(key: string, run: () => Promise<T>, arrived: (result: T) => boolean): Promise<T>;
}

// The same picture is uploaded again when it was forgotten here: it costs a moment and harms nobody.
const MAX_KEPT = 1_000;

export function createPilots(): Pilots {
  const leads = new Map<string, Promise<boolean>>();
  return {
    async follow(key, run, arrived) {
      for (let lead = leads.get(key); lead !== undefined; lead = leads.get(key)) {
        if (await lead) return run();
        if (leads.get(key) === lead) leads.delete(key);
      }
      const running = run();
      if (leads.size >= MAX_KEPT) leads.clear();
      leads.set(
        key,
        running.then(arrived, () => false),
      );
      return running;
    },
  };
}
