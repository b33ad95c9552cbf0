// A report that joined a record by mistake is taken out of it again.
import { randomUUID } from 'node:crypto';
import { fusedAssembly } from '../../assemblies/assembly.ts';
import { fuse } from '../../assemblies/fusion.ts';
import { type CitedRow, nextAssemblyNumber, type StoredAssembly } from '../../db/assemblies.ts';
import { listWithHeirsForUpdate } from '../../db/assemblies-at-once.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import { t } from '../../locales/translate.ts';
import { whereAndWhen } from '../../reports/report.ts';
import { noteScreen } from '../../screens/plain.ts';
import { type Desk, enterDesk, showDesk, toast } from '../desk/access.ts';
import { readHolder } from '../desk/card.ts';
import type { Unit, Writes } from '../unit.ts';
import { type PressOf, whyNot } from './merge.ts';
import { type Rebuilt, readBasis, rebuild } from './rebuild.ts';

/** A report is about another event than the record that cites it: it gets a record of its own. */
export async function unmergeReport(unit: Unit, press: PressOf<'unmerge_report'>): Promise<Writes> {
  const { writes, entered } = await enterDesk(unit, press.case);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  const apart = await takeOut(entered, press);
  return { ...writes, ...(isRefusal(apart) ? toast(unit, apart) : apart) };
}

async function takeOut(desk: Desk, press: PressOf<'unmerge_report'>): Promise<Writes | Refusal> {
  const { tx } = desk.unit;
  const [record] = await listWithHeirsForUpdate(tx, [press.assembly]);
  if (record === undefined) return refuse('assembly_unknown');
  const refusal = await whyNot(desk, [record], press);
  if (refusal !== undefined) return refusal;
  const basis = await readBasis(tx, record.id);
  const row = basis.cited.find((one) => one.reportId === desk.report.id);
  if (row === undefined) return refuse('report_elsewhere');
  if (row.assemblyId !== record.id) return refuse('report_of_merged');
  const others = basis.cited.filter((one) => one !== row);
  if (!others.some((one) => one.assemblyId === record.id)) return refuse('last_report');
  return takenOut(desk, { record, row, without: rebuild(record, { ...basis, cited: others }) });
}

async function takenOut(
  desk: Desk,
  {
    record,
    row,
    without,
  }: {
    readonly record: StoredAssembly;
    readonly row: CitedRow;
    readonly without: Rebuilt;
  },
): Promise<Writes> {
  const { unit, report, by, language } = desk;
  const { answers } = row;
  const where = whereAndWhen(report, answers);
  const alone = fuse([{ ...row, voice: 1 }], new Map());
  const own = {
    ...fusedAssembly(alone, { id: randomUUID(), ...where, verifiedAt: unit.now }),
    number: await nextAssemblyNumber(unit.tx),
  };
  const { number: caseNumber } = desk.case;
  const [from, to] = [record.number, own.number];
  const params = { moderator: desk.number, number: caseNumber, assembly: from, own: to };
  const told = noteScreen(t(language, 'desk.unmerged_report', params));
  const holder = await readHolder(unit, desk.case);
  return {
    desk: [
      { do: 'put_assembly', assembly: own },
      { do: 'cite', assemblyId: own.id, reportId: report.id, voice: 1, answers },
      { do: 'put_assembly', assembly: without.assembly, expectedVersion: record.version },
      { do: 'audit', act: 'unmerge', caseNumber, assemblyNumber: from, detail: { own: to }, by },
      { do: 'audit', act: 'unmerge', caseNumber, assemblyNumber: to, detail: { from }, by },
    ],
    shows: [
      { recipient: { to: 'here' }, lane: 'moderation', screen: told },
      ...(await showDesk(desk, { ...holder, assembly: to, level: own.level })),
    ],
  };
}
