// A change names the version that it was decided on, and the row is locked: it finds exactly one.

/** Throws when it does not, which is a bug: somebody decided without the lock. */
export function expectOne(rows: readonly unknown[], what: string): void {
  if (rows.length !== 1) throw new Error(`${what} changed under its lock`);
}
