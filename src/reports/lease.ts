// A claim is a lease: it ends by itself, so that no case waits for somebody who went away.
import type { PersonKey } from '../messenger.ts';

/** Long enough to look at photos and make a call; acting renews it. */
export const LEASE_MINUTES = 10;

/** Until when a claim made or renewed now holds. */
export function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_MINUTES * 60_000);
}

/** Who holds the case at this moment, if anybody. */
export function holderOf(
  held: { readonly claimedBy: PersonKey | null; readonly claimedUntil: Date | null },
  now: Date,
): PersonKey | undefined {
  const { claimedBy, claimedUntil } = held;
  if (claimedBy === null || claimedUntil === null || claimedUntil <= now) return undefined;
  return claimedBy;
}
