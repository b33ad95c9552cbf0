// The screens of a summary, made once for everybody who gets the same: one place in one language.
import type { ClaimedDelivery } from '../db/digest-deliveries.ts';
import type { DigestData } from '../digest/data.ts';
import type { Screen } from '../messenger.ts';
import { digestScreens } from '../screens/digest/digest.ts';
import { unsubscribe } from '../screens/digest/subscription.ts';
import { areaOf } from '../stats/question.ts';

export type Subscriber = NonNullable<ClaimedDelivery['subscriber']>;

type Edition = Pick<Subscriber, 'area' | 'language'>;

/** Names what is the same for many; pictures are uploaded once for each. */
export const editionOf = (digest: number, { area, language }: Edition) =>
  `${digest}:${area}:${language}`;

// Deliveries come by the hour and not by the place, so that most editions are in use at once.
const MAX_KEPT = 200;
/** This week's, and last week's for those who are late. */
const MAX_DIGESTS = 2;

/** @param getFrozen reads what a summary says */
export function createDigestScreens(getFrozen: (digest: number) => Promise<DigestData>) {
  const frozen = new Map<number, Promise<DigestData>>();
  const editions = new Map<string, readonly Screen[]>();

  function dataOf(digest: number): Promise<DigestData> {
    const known = frozen.get(digest);
    if (known !== undefined) return known;
    const reading = getFrozen(digest).catch((error) => {
      frozen.delete(digest);
      throw error;
    });
    keep(frozen, MAX_DIGESTS, digest, reading);
    return reading;
  }

  return async (digest: number, to: Edition): Promise<readonly Screen[]> => {
    const edition = editionOf(digest, to);
    const known = editions.get(edition);
    if (known !== undefined) return known;
    const area = areaOf(to.area) ?? { kind: 'country' };
    const screens = digestScreens(await dataOf(digest), {
      area,
      language: to.language,
      rows: [[unsubscribe(to.language)]],
    });
    keep(editions, MAX_KEPT, edition, screens);
    return screens;
  };
}

/** A map remembers the order of insertion: the first key is the oldest. */
function keep<K, V>(kept: Map<K, V>, most: number, key: K, value: V) {
  const [oldest] = kept.keys();
  if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
  kept.set(key, value);
}
