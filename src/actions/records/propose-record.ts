// An act on a record that needs a second moderator: proposed under the record itself.
import { randomUUID } from 'node:crypto';
import { listAssemblyProposals, nextProposalNumber } from '../../db/proposals.ts';
import { type Refusal, refuse } from '../../errors.ts';
import type { FourEyesCode } from '../../reports/four-eyes.ts';
import type { ProposedAct } from '../../reports/proposal.ts';
import type { Writes } from '../unit.ts';
import type { AtRecord } from './record-access.ts';
import { showRecord } from './record-view.ts';

/** Of each kind one proposal at a time waits for a second moderator. */
export async function proposeOnRecord(
  at: AtRecord,
  act: Extract<ProposedAct, { readonly kind: 'retract' | 'correct' }>,
  why: readonly FourEyesCode[],
): Promise<Writes | Refusal> {
  const { unit, record, by } = at;
  const waiting = await listAssemblyProposals(unit.tx, record.id);
  if (waiting.some((one) => one.act.kind === act.kind)) return refuse('record_proposed');
  const number = await nextProposalNumber(unit.tx);
  const proposals = [...waiting, { number, by: at.number, why, act }];
  const detail = { proposes: act.kind };
  return {
    desk: [
      { do: 'propose', id: randomUUID(), number, assemblyId: record.id, act, why, by },
      { do: 'audit', act: 'propose', assemblyNumber: record.number, detail, by },
    ],
    shows: [await showRecord(at, { proposals, move: true })],
  };
}
