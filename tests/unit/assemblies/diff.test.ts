// What an addition or a late report would change is offered, field by field.
import { expect, test } from 'vitest';
import { diffOf, updateOf } from '../../../src/assemblies/diff.ts';
import { fuse } from '../../../src/assemblies/fusion.ts';
import type { Answers } from '../../../src/card/types.ts';
import { at, cited, one, several, size } from './cited.ts';

test('a diff has what changed, in the order of the card', () => {
  const before: Answers = {
    form: one('rally'),
    topic: one('labour'),
    permit_status: one('unknown'),
    authority_response: several('filmed', 'watched'),
    how_ended: one('by_itself'),
  };
  const after: Answers = {
    end_time: at('14:00'),
    authority_response: several('watched', 'filmed'),
    permit_status: { kind: 'unknown' },
    topic: one('rights'),
    form: one('rally'),
  };
  expect(diffOf(before, after)).toEqual([
    { field: 'topic', before: one('labour'), after: one('rights') },
    { field: 'end_time', after: at('14:00') },
    { field: 'how_ended', before: one('by_itself'), after: { kind: 'unknown' } },
  ]);
  expect(diffOf(after, after)).toEqual([]);
});

test('an update tells what would change in the assembly, and what would be in dispute', () => {
  const first = cited(1, { form: one('rally'), participants: size(10, 49, 'b4') });
  const late = cited(2, { form: one('march'), participants: size(10, 49), topic: one('labour') });
  const update = updateOf(fuse([first], new Map()), fuse([first, late], new Map()));
  expect(update).toEqual({
    changes: [
      { field: 'topic', after: one('labour') },
      { field: 'participants', before: size(10, 49, 'b4'), after: size(10, 49) },
    ],
    bests: [{ field: 'participants', before: 22, after: 25.75 }],
    conflicts: ['form'],
  });
});

test('an update of what a moderator settled changes nothing there', () => {
  const settled = new Map([['form', one('picket')]]);
  const [first, late] = [cited(1, { form: one('rally') }), cited(2, { form: one('march') })];
  const update = updateOf(fuse([first], settled), fuse([first, late], settled));
  expect(update).toEqual({ changes: [], bests: [], conflicts: [] });
});
