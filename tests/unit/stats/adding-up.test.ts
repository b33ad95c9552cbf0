// Figures that do not add up to their total are refused, whichever sum is wrong.
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cellsOf } from '../../../src/stats/cells.ts';
import { FiguresDoNotAddUp } from '../../../src/stats/parts.ts';
import { type FigureId, figures } from '../../../src/stats/registry/registry.ts';
import type { Mode } from '../../../src/stats/rounding.ts';
import { record, spanSumsOf } from './any-records.ts';

/** Each figure, and the sums that have to add up for it. */
const parts: readonly (readonly [FigureId, string])[] = [
  ['A07', 'topic_class'],
  ['A07t', 'topic'],
  ['A08', 'campaign'],
  ['A09', 'form'],
  ['A10', 'organizer_type'],
  ['A12', 'authorised'],
  ['A13', 'authorised_organizer'],
  ['A14', 'permit_status'],
  ['A15', 'not_applied_reason'],
  ['A16', 'participants'],
  ['A17', 'participants'],
  ['A17', 'participants_size'],
  ['A18', 'participants'],
  ['A19', 'participants'],
  ['A20', 'denial_pretext'],
  ['A20', 'place_taken'],
  ['A21', 'offered_place'],
  ['A22', 'authorised'],
  ['A23', 'duration'],
  ['A25', 'participants_size'],
  ['A26', 'dispersal'],
  ['A26u', 'dispersal_unauthorised'],
  ['A27', 'interfered'],
  ['A28', 'sub_event'],
  ['A28r', 'authority_response'],
  ['A29', 'detained_unauthorised'],
  ['A31', 'police_ratio'],
  ['A31p', 'police_ratio'],
  ['A33', 'warned_unauthorised'],
  ['A34', 'duration'],
  ['A35', 'duration_minutes'],
  ['A36', 'duration'],
  ['A38', 'obstructed'],
  ['A39', 'level'],
  ['A40', 'count_method'],
  ['A41', 'penalised_unauthorised'],
];
const many = fc.sample(fc.array(record, { minLength: 150, maxLength: 150 }), {
  seed: 5,
  numRuns: 1,
});
const sums = spanSumsOf(many.flat().filter(({ level }) => level !== 'v0'));
const right = cellsOf(sums);

describe('a figure that does not add up', () => {
  test.each(parts)('%s is refused when %s is wrong', (id, figure) => {
    // Of several choices only whether anything is known has to add up.
    const hasTotals = sums.some((one) => one.figure === figure && one.key === 'known');
    const wrong = sums.findIndex(
      (sum) => sum.figure === figure && (sum.key === 'known' || !hasTotals),
    );
    expect(wrong).toBeGreaterThan(-1);
    const tampered = sums.map((sum, at) => (at === wrong ? { ...sum, n: sum.n + 1 } : sum));
    const cells = cellsOf(tampered);
    for (const mode of ['natural', 'kibhr'] as const satisfies readonly Mode[]) {
      expect(() => figures[id].compute(cells, mode)).toThrow(FiguresDoNotAddUp);
      expect(() => figures[id].compute(right, mode)).not.toThrow();
    }
  });

  it('says which one it is, and no more', () => {
    const error = new FiguresDoNotAddUp('topic');
    expect(error.figure).toBe('topic');
    expect(error.message).toBe('the figure topic does not add up to its total');
  });
});
