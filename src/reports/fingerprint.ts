// Tells reports that say nearly the same: junk that is sent many times over differs in details only.
import { createHash } from 'node:crypto';
import type { Answer, Answers } from '../card/types.ts';

/** What makes two reports alike; the person, the time of day and details are left out. */
const compared = [
  'observer_basis',
  'form',
  'topic',
  'participants',
  'permit_status',
  'authority_response',
] as const;

/** The same short hash for reports on one place and day with the same answers. */
export function fingerprintOf(report: {
  readonly placeId: string;
  readonly localDate: string;
  readonly answers: Answers;
}): string {
  const said = compared.map((key) => plain(report.answers[key]));
  const text = JSON.stringify([report.placeId, report.localDate, ...said]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

// A number typed with a difference of a few people is the same claim: only its size counts.
function plain(answer: Answer | undefined): unknown {
  if (answer?.kind === 'size') return Math.round(Math.log2(Math.max(1, answer.low)));
  if (answer?.kind === 'choices') return answer.values.toSorted();
  return answer?.kind === 'choice' ? answer.value : (answer?.kind ?? null);
}
