// Records as an export sees them, by chance, with all that may stand in one; and files read whole.
import * as fc from 'fast-check';
import { eventStatuses } from '../../src/assemblies/assembly.ts';
import { isExclusive } from '../../src/assemblies/fields.ts';
import { levels } from '../../src/assemblies/level.ts';
import { allQuestions, card, choicesIn } from '../../src/card/card.ts';
import { realPlaces } from '../../src/card/places.ts';
import type { Answer, Question } from '../../src/card/types.ts';
import type { Chunks, ExportRecord, ExportSource } from '../../src/exports/record.ts';

/** Strings that have done harm in spreadsheets, and any others. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '=1+1',
    '+7701',
    '-2',
    '@SUM(A1)',
    '\tx',
    '\rx',
    "'=x",
    'a"b',
    'a,b',
    'a\nb',
    'a\r\nb',
    'Жаңаөзен «мұнайшылар»',
    ' =x',
    '',
    '<&>"',
    '😀',
  ),
);

const size = fc
  .tuple(fc.nat(5000), fc.nat(5000), fc.boolean())
  .map(([low, more, isOpen]) => ({ low, high: isOpen ? null : low + more, best: low + more / 2 }));

function anyAnswer(question: Question): fc.Arbitrary<Answer> {
  const codes = choicesIn(question).map(({ value }) => value);
  switch (question.type) {
    case 'single_choice':
      return fc.constantFrom(...codes).map((value) => ({ kind: 'choice', value }));
    case 'multi_choice':
      return fc
        .uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 4 })
        .map((values) => {
          // Some choices rule out all others, as on the card.
          const alone = values.find((value) => isExclusive(question.key, value));
          return { kind: 'choices', values: alone === undefined ? values : [alone] };
        });
    case 'integer':
      return fc.nat(50).map((value) => ({ kind: 'number', value }));
    case 'int_range':
      return size.map(({ low, high }) => ({ kind: 'size', low, high }));
    default:
      return anyText.map((text) => ({ kind: 'text', text }));
  }
}

const values = fc.record(
  Object.fromEntries(allQuestions(card).map((one) => [one.key, anyAnswer(one)])),
  { requiredKeys: [] },
);
const day = fc
  .integer({ min: 0, max: 12_000 })
  .map((days) => new Date(Date.UTC(1995, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

export const anyRecord: fc.Arbitrary<ExportRecord> = fc
  .record({
    id: fc.uuid(),
    number: fc.integer({ min: 1, max: 2_000_000 }),
    updatedAt: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2040-01-01') }),
    eventStatus: fc.constantFrom(...eventStatuses),
    localDate: day,
    placeId: fc.constantFrom(...realPlaces.map(({ id }) => id)),
    form: fc.constantFrom('rally', 'picket_single', 'march', 'unknown'),
    topicClass: fc.constantFrom('political', 'campaign', 'unknown'),
    campaignName: anyText,
    campaignId: fc.constant('zhanaozen_2011'),
    authorised: fc.constantFrom('authorised', 'unauthorised', 'unknown'),
    values,
    participants: fc.option(size),
    isCoerced: fc.boolean(),
    level: fc.constantFrom(...levels),
    corroboration: fc.nat(9),
  })
  .map(
    ({ participants, ...record }) =>
      ({ ...record, ...(participants && { participants }) }) as ExportRecord,
  );

/** A source of these records, some at a time, without changes. */
export function sourceOf(records: readonly ExportRecord[]): ExportSource {
  return {
    records: async function* () {
      for (let at = 0; at < records.length; at += 3) yield records.slice(at, at + 3);
    },
    changes: async function* () {},
  };
}

export async function bytesOf(chunks: Chunks): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}
