// What follows from the answers of one record, said anew as the card's derivations say it.
import type { RawRecord } from './any-records.ts';

type Known = boolean | undefined;

export interface Facts {
  readonly dispersed: Known;
  readonly interfered: Known;
  readonly anyDetained: Known;
  readonly obstructed: Known;
  readonly warned: Known;
  readonly penalised: Known;
  readonly subEvent: string;
  readonly organiserClass: string;
  readonly minutes: number | undefined;
}

export function factsOf(record: RawRecord): Facts {
  const { detained, outcomes } = record;
  const told = (question: string) => {
    const { values = [], value } = record.values[question] ?? {};
    return [...values, ...(value === undefined ? [] : [String(value)])].filter(
      (one) => one !== 'unknown',
    );
  };
  const any = (question: string, ...of: readonly string[]) =>
    told(question).some((one) => of.includes(one));
  const isTold = (question: string) => told(question).length > 0;
  /** What a moderator set, else what was seen, else "no" where the question was answered. */
  const settled = (field: string, isSeen: boolean, question: string): Known => {
    if (isTold(field)) return any(field, 'yes');
    return isSeen || (isTold(question) ? false : undefined);
  };
  const dispersed = settled(
    'dispersal_attempted',
    any('authority_response', 'dispersed') ||
      any('interference', 'pushed_out') ||
      any('how_ended', 'dispersed', 'all_detained') ||
      (any('how_ended', 'prevented') && any('authority_response', 'force')),
    'authority_response',
  );
  const isSham = any('denial_pretext', 'place_taken') && any('pretext_event_real', 'no');
  const interfered = settled(
    'interfered',
    dispersed === true ||
      isSham ||
      isTold('interference') ||
      any('how_ended', 'prevented') ||
      any('authority_response', 'blocked', 'took_posters', 'detained', 'force'),
    'authority_response',
  );
  const isDetained =
    any('authority_response', 'detained') ||
    any('how_ended', 'all_detained') ||
    (detained !== undefined && detained.low >= 1);
  const isDetainedKnown = detained !== undefined || isTold('authority_response');
  const harmless = ['charged', 'acquitted', 'terminated'];
  const heard = isTold('later_outcome')
    ? any('later_outcome', 'warning', 'fine', 'arrest', 'criminal')
    : undefined;
  return {
    dispersed,
    interfered,
    anyDetained: isDetained || (isDetainedKnown ? false : undefined),
    obstructed: isTold('journalists')
      ? any('journalists', 'kept_out', 'equipment', 'attacked', 'detained')
      : undefined,
    warned: settled('prosecutor_warning', any('warned_by', 'prosecutor'), 'warned_by'),
    penalised: outcomes.length === 0 ? heard : outcomes.some((one) => !harmless.includes(one.kind)),
    subEvent: subEvent(record, any, dispersed === true),
    organiserClass: organiserClass(any, isTold),
    minutes: minutesOf(record),
  };
}

type Any = (question: string, ...of: readonly string[]) => boolean;

function subEvent({ values }: RawRecord, any: Any, isDispersed: boolean): string {
  if (any('conduct', 'violence')) return 'violent_demonstration';
  if (any('force_means', 'firearms') || Number(values['deaths']?.value ?? 0) > 0) {
    return 'excessive_force';
  }
  const isIntervention =
    isDispersed ||
    any('authority_response', 'dispersed', 'detained', 'force', 'blocked', 'took_posters') ||
    any('interference', 'kettling', 'march_stopped');
  return isIntervention ? 'protest_with_intervention' : 'peaceful_protest';
}

function organiserClass(any: Any, isTold: (question: string) => boolean): string {
  if (any('organizer_type', 'authorities')) return 'authorities_pro_government';
  if (any('organizer_type', 'party', 'activists')) return 'opposition_party';
  if (any('organizer_type', 'workers')) return 'civil_society';
  return isTold('organizer_type') ? 'ordinary_citizens' : 'unknown';
}

function minutesOf({ values }: RawRecord): number | undefined {
  const minute = (question: string) => {
    const [hours, minutes] = (values[question]?.time ?? '').split(':').map(Number);
    return hours === undefined || minutes === undefined ? undefined : hours * 60 + minutes;
  };
  const [start, end] = [minute('start_time'), minute('end_time')];
  if (start === undefined || end === undefined) return undefined;
  return end < start ? end - start + 1440 : end - start;
}
