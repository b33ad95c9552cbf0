// A value of a record is set over what its reports say: at once, or proposed to a second moderator.
import { randomUUID } from 'node:crypto';
import { isLevel, levelsAllowed } from '../../assemblies/level.ts';
import { isAboutRecord } from '../../assemblies/moderator-fields.ts';
import { isSame, valueOf, withField } from '../../assemblies/record-field.ts';
import type { Answer } from '../../card/types.ts';
import { type Refusal, refuse } from '../../errors.ts';
import type { CorrectReason } from '../../reports/correction.ts';
import { whySecondNeeded } from '../../reports/four-eyes.ts';
import type { Deciders } from '../desk/verdict.ts';
import type { Writes } from '../unit.ts';
import { proposeOnRecord } from './propose-record.ts';
import { type Rebuilt, rebuild } from './rebuild.ts';
import type { AtRecord } from './record-access.ts';
import { showRecord } from './record-view.ts';

export interface Correction {
  readonly field: string;
  readonly after: Answer;
  readonly reason: string;
}

/** Corrects, or proposes what one may not correct alone. The caller has asked who may touch it. */
export async function correct(
  at: AtRecord,
  correction: Correction & { readonly reason: CorrectReason },
): Promise<{ readonly how: 'done' | 'proposed'; readonly writes: Writes } | Refusal> {
  const corrected = withCorrection(at, correction);
  const refusal = whyNotSet(correction, corrected);
  if (refusal !== undefined) return refusal;
  const act = { kind: 'correct', ...correction } as const;
  // Taking away what is grave is as grave as saying it.
  const why = [corrected.before.fused, corrected.after.fused].flatMap(({ values }) =>
    whySecondNeeded({ act, answers: values, role: at.role }),
  );
  if (why.length > 0) {
    const writes = await proposeOnRecord(at, act, [...new Set(why)]);
    return 'refused' in writes ? writes : { how: 'proposed', writes };
  }
  const { by, number } = at;
  return { how: 'done', writes: await applyCorrection(at, correction, { by, number }) };
}

interface Corrected {
  readonly before: Rebuilt;
  readonly after: Rebuilt;
  /** What the field says now; absent where nothing is known. */
  readonly was: Answer | undefined;
}

function withCorrection({ record, basis }: AtRecord, { field, after }: Correction): Corrected {
  const before = rebuild(record, basis);
  const corrections = isAboutRecord(field)
    ? basis.corrections
    : new Map([...basis.corrections, [field, after] as const]);
  const rebuilt = rebuild(withField(record, field, after), { ...basis, corrections });
  return { before, after: rebuilt, was: valueOf(field, record, before.fused) };
}

function whyNotSet({ field, after }: Correction, { before, was }: Corrected): Refusal | undefined {
  if (field === 'verification_level' && after.kind === 'choice' && isLevel(after.value)) {
    const isAllowed = levelsAllowed(before.fused).includes(after.value);
    if (!isAllowed) return refuse('level_too_high');
  }
  // Where reports contradict one another, the value that stands for now may be the right one.
  const settles = before.fused.conflicts.includes(field);
  return isSame(was, after) && !settles ? refuse('nothing_changes') : undefined;
}

/** All that a correction writes. @param settled the proposal that it was */
export async function applyCorrection(
  at: AtRecord,
  correction: Correction,
  { by, number, second }: Deciders,
  settled?: number,
): Promise<Writes> {
  const { record } = at;
  const { field, after, reason } = correction;
  const { after: rebuilt, was } = withCorrection(at, correction);
  const said = { field, after, reason, ...(was && { before: was }) };
  const seconded = second && { second: second.by };
  const detail = { field, reason, ...(second && { second: second.number }) };
  return {
    desk: [
      { do: 'put_assembly', assembly: rebuilt.assembly, expectedVersion: record.version },
      {
        do: 'correct',
        id: randomUUID(),
        assemblyId: record.id,
        ...said,
        moderator: by,
        ...seconded,
      },
      { do: 'audit', act: 'correct', assemblyNumber: record.number, detail, by },
    ],
    shows: [
      await showRecord(at, {
        rebuilt,
        version: record.version + 1,
        ...(settled !== undefined && { settled }),
        corrected: [{ ...said, moderator: number, ...(second && { second: second.number }) }],
      }),
    ],
  };
}
