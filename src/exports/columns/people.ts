// Columns about numbers of participants, and whether they are part of sums.
import { cccSizeCategory } from '../../assemblies/derivations.ts';
import { isKnown } from '../../assemblies/fields.ts';
import {
  type Column,
  derivedColumn,
  overrideColumn,
  recordColumn,
  sizeColumns,
  yesNo,
} from '../column.ts';
import type { ExportRecord } from '../record.ts';

export const people: readonly Column[] = [
  ...sizeColumns(
    { name: 'participants', field: 'participants' },
    {
      low: { hxl: '#affected+participants+min', ccc: 'size_low', acled: 'tags' },
      high: { hxl: '#affected+participants+max', ccc: 'size_high', acled: 'tags' },
      best: { hxl: '#affected+participants+best', ccc: 'size_mean' },
    },
    (one) => one.participants,
  ),
  derivedColumn('ccc_size_cat', { hxl: '#affected+participants+cat', ccc: 'size_cat' }, (one) =>
    cccSizeCategory(one.participants),
  ),
  overrideColumn('coerced_attendance', { hxl: '#status+coerced' }, (one) => yesNo(coerced(one))),
  recordColumn('excluded_for', { hxl: '#cause+excluded' }, (one) => one.excludedFor),
];

/** "No" only where somebody said so. */
function coerced({ isCoerced, values }: ExportRecord): boolean | undefined {
  if (isCoerced) return true;
  const isSaid = isKnown(values.coerced_attendance) || isKnown(values.attendance_free);
  return isSaid ? false : undefined;
}
