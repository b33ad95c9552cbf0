// Brings together what is asked for at about the same time: whoever asks while an earlier request
// is under way goes with the next one. Alone nobody waits; in a rush many share one round trip.

/** @param run answers all items at once, in their order; what it throws, all of them get */
export function together<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  interface Asked {
    readonly item: Item;
    readonly done: (result: Result) => void;
    readonly failed: (error: unknown) => void;
  }
  let waiting: Asked[] = [];
  let isRunning = false;

  async function work() {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const results = await run(batch.map((one) => one.item));
        for (const [index, one] of batch.entries()) one.done(results[index] as Result);
      } catch (error) {
        for (const one of batch) one.failed(error);
      }
    }
    isRunning = false;
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (isRunning) return;
      isRunning = true;
      // Those who ask in the same turn of the event loop go together as well.
      setImmediate(() => void work());
    });
}
