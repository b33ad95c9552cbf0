// Whatever an export says of a record, an import takes it so that the next export says the same.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { levels } from '../../../src/assemblies/level.ts';
import { cellText, readCellText } from '../../../src/exports/cells.ts';
import { columns } from '../../../src/exports/columns.ts';
import { exportRecordOf } from '../../../src/imports/imported.ts';
import { assemblyOfImported, type Imported, readRecord } from '../../../src/imports/read-record.ts';
import { anyRecord } from '../../support/export-records.ts';

const rowOf = (record: Imported) => {
  const exported = exportRecordOf(assemblyOfImported(record, record.campaign?.id));
  return columns.map((column) => [column.key, cellText(column.cell(exported, 'kk'))] as const);
};

it('a record that went out and came in again goes out as the same', () => {
  const imported = anyRecord.map(({ id, placeId, localDate, eventStatus, values }): Imported => {
    const place = { kind: 'place', place: placeId } as const;
    const answers = { ...values, place, event_when: { kind: 'date', date: localDate } as const };
    return { line: 1, id, placeId, localDate, eventStatus, level: 'v1', answers };
  });
  fc.assert(
    fc.property(imported, fc.constantFrom(...levels), (record, level) => {
      const row = rowOf({ ...record, level });
      const cells = new Map(row.map(([key, text]) => [key, readCellText(text)]));
      const read = readRecord({ number: 3, cells }, { archive: 'x', today: '2030-01-01' });
      if (!('answers' in read)) throw new Error(JSON.stringify(read));
      expect(rowOf(read)).toEqual(row);
    }),
    { numRuns: 200 },
  );
});
