// What one record counts for, said anew from its columns and values, question by question, for the
// recount of the rollups. On purpose it shares no code with `src/stats` and `src/assemblies`.
import type { Amounts } from './recount.ts';

interface RawAnswer {
  readonly kind: string;
  readonly value?: string | number;
  readonly values?: readonly string[];
  readonly time?: string;
  readonly date?: string;
  readonly low?: number;
}
type People = Readonly<
  Record<`${'participants' | 'police' | 'detained'}_${'low' | 'high' | 'best'}`, number | null>
>;
type Column =
  | 'id'
  | 'place_id'
  | 'day'
  | 'level'
  | 'form'
  | 'topic'
  | 'topic_class'
  | 'permit_status'
  | 'authorised'
  | 'event_status';

export type Raw = Readonly<Record<Column, string>> &
  People & {
    readonly campaign_id: string | null;
    readonly excluded_for: string | null;
    readonly is_coerced: boolean;
    readonly values: Readonly<Record<string, RawAnswer>>;
  };

export interface RawOutcome {
  readonly assembly_id: string;
  readonly person_ref: string;
  readonly kind: string;
  readonly decided_on: string | null;
  readonly fine_mci: number | null;
  readonly fine_kzt: number | null;
  readonly arrest_days: number | null;
}

export interface Count {
  readonly figure: string;
  readonly key: string;
  /** One record and nothing to sum when absent. */
  readonly amounts?: Amounts;
}

export function countsOf(record: Raw, outcomes: readonly RawOutcome[]): readonly Count[] {
  const counts: Count[] = [];
  const count = (figure: string, key: string | number, amounts?: Amounts) => {
    counts.push({ figure, key: String(key), ...(amounts && { amounts }) });
  };
  if (record.event_status === 'took_place') {
    countTraits(record, count);
    countPeople(record, count);
    countResponse(record, count);
    countAfterwards(record, outcomes, count);
  } else {
    count('not_held', record.event_status);
    if (record.event_status === 'refused') countRefusal(record, count);
  }
  return counts;
}

type Counter = (figure: string, key: string | number, amounts?: Amounts) => void;

function countTraits(record: Raw, count: Counter) {
  const { permit_status, authorised } = record;
  const by = organisers(record);
  count('assemblies', 'all');
  for (const trait of ['level', 'form', 'topic', 'topic_class'] as const)
    count(trait, record[trait]);
  count('campaign', record.campaign_id ?? 'none');
  count('organizer_class', by);
  count('count_method', only(record, 'count_method'));
  count('permit_status', permit_status);
  count('authorised', authorised);
  countChoices(record, 'organizer_type', count);
  if (permit_status === 'not_applied') countChoices(record, 'not_applied_reason', count);
  if (authorised === 'authorised') {
    count('authorised_organizer', by);
    count('offered_place', only(record, 'offered_place'));
  }
}

function countPeople(record: Raw, count: Counter) {
  const { participants_best: best, police_best: police } = record;
  const isCounted = !record.is_coerced && record.excluded_for === null;
  if (record.is_coerced) {
    count('participants', 'coerced');
    count('coerced_size', best ?? 'unknown');
  } else if (record.excluded_for !== null) {
    count('participants', 'excluded');
    count('excluded_size', best ?? 'unknown');
  } else if (best === null) {
    count('participants', 'unknown');
  } else {
    count('participants', 'known', peopleOf(record, 'participants'));
    count('participants_size', best);
  }
  if (police !== null && record.topic_class === 'political') count('political_police', police);
  if (police !== null && best !== null && isCounted) {
    count('police', 'both', [1, 0, 0, police, 0]);
    count('policed', 'both', [1, 0, 0, best, 0]);
    count('police_ratio', `${police}/${best}`);
  } else if (isCounted) {
    count('police', 'unknown');
  }
  if (record.detained_best !== null)
    count('detained_people', 'known', peopleOf(record, 'detained'));
  const minutes = minutesOf(record);
  if (minutes === undefined) return count('duration', 'unknown');
  count('duration', 'known', [1, 0, 0, minutes, 0]);
  count('duration_minutes', minutes);
}

function countResponse(record: Raw, count: Counter) {
  const told = (question: string, ...any: readonly string[]) =>
    any.some((one) => chosen(record, question).includes(one));
  const isKnown = (question: string) => says(record, question);
  const set = (field: string) => (isKnown(field) ? told(field, 'yes') : undefined);
  const response = 'authority_response';
  const isForced = told('how_ended', 'prevented') && told(response, 'force');
  const isDispersed =
    isForced ||
    told(response, 'dispersed') ||
    told('interference', 'pushed_out') ||
    told('how_ended', 'dispersed', 'all_detained');
  const dispersal =
    set('dispersal_attempted') ?? (isDispersed || (isKnown(response) ? false : undefined));
  const isBooked = told('denial_pretext', 'place_taken') && told('pretext_event_real', 'no');
  const isDisturbed =
    isBooked ||
    dispersal === true ||
    isKnown('interference') ||
    told('how_ended', 'prevented') ||
    told(response, 'blocked', 'took_posters', 'detained', 'force');
  const isTaken =
    told(response, 'detained') ||
    told('how_ended', 'all_detained') ||
    (record.detained_low ?? 0) >= 1;
  const isCounted = record.detained_low !== null || isKnown(response);
  const taken = isTaken || (isCounted ? false : undefined);
  const hurt = told('journalists', 'kept_out', 'equipment', 'attacked', 'detained');
  const warned =
    set('prosecutor_warning') ??
    (isKnown('warned_by') ? told('warned_by', 'prosecutor') : undefined);
  const disturbed = set('interfered') ?? (isDisturbed || (isKnown(response) ? false : undefined));
  count('dispersal', yes(dispersal));
  count('interfered', yes(disturbed));
  count('detained', yes(taken));
  count('obstructed', yes(isKnown('journalists') ? hurt : undefined));
  count('sub_event', subEvent(record, dispersal === true));
  countChoices(record, response, count);
  countChoices(record, 'interference', count);
  if (record.authorised !== 'unauthorised') return;
  count('dispersal_unauthorised', yes(dispersal));
  count('detained_unauthorised', yes(taken));
  count('warned_unauthorised', yes(warned));
}

function countAfterwards(record: Raw, outcomes: readonly RawOutcome[], count: Counter) {
  const harmless = ['charged', 'acquitted', 'terminated'];
  const heard = chosen(record, 'later_outcome');
  let penalised = says(record, 'later_outcome')
    ? heard.some((one) => ['warning', 'fine', 'arrest', 'criminal'].includes(one))
    : undefined;
  if (outcomes.length > 0) penalised = outcomes.some(({ kind }) => !harmless.includes(kind));
  count('penalised', yes(penalised));
  if (record.authorised === 'unauthorised') count('penalised_unauthorised', yes(penalised));
  for (const kind of new Set(outcomes.map((one) => one.kind))) {
    const of = outcomes.filter((one) => one.kind === kind);
    const people = new Set(of.map((one) => `${one.assembly_id}/${one.person_ref}`));
    count('outcome_people', kind, [people.size, 0, 0, 0, 0]);
  }
  for (const { kind, arrest_days: days, fine_mci, fine_kzt, decided_on } of outcomes) {
    if (kind === 'administrative_arrest' && days !== null)
      count('arrest_days', 'known', [1, 0, 0, days, 0]);
    if (kind === 'fine') count('fine', [fine_mci, fine_kzt, decided_on].join('|'));
  }
}

function countRefusal(record: Raw, count: Counter) {
  count('refusals', 'all');
  countChoices(record, 'denial_pretext', count);
  if (chosen(record, 'denial_pretext').includes('place_taken'))
    count('place_taken', only(record, 'pretext_event_real'));
}

function countChoices(record: Raw, question: string, count: Counter) {
  count(question, says(record, question) ? 'known' : 'unknown');
  for (const one of chosen(record, question)) if (one !== 'unknown') count(question, one);
}

function organisers(record: Raw): string {
  const types = chosen(record, 'organizer_type').filter((one) => one !== 'unknown');
  const any = (...of: readonly string[]) => types.some((one) => of.includes(one));
  if (says(record, 'organizer_class')) return only(record, 'organizer_class');
  // What a moderator set to "unknown" is said, too.
  if (record.values['organizer_class']?.value === 'unknown') return 'unknown';
  if (types.length === 0)
    return only(record, 'permit_status') === 'official' ? 'authorities_pro_government' : 'unknown';
  if (any('authorities')) return 'authorities_pro_government';
  if (any('party', 'activists')) return 'opposition_party';
  const isGroup = any('workers', 'ngo', 'media', 'business', 'religious');
  return isGroup ? 'civil_society' : 'ordinary_citizens';
}

function subEvent(record: Raw, isDispersed: boolean): string {
  const deaths = record.values['deaths'];
  const any = (question: string, of: readonly string[]) =>
    chosen(record, question).some((one) => of.includes(one));
  if (says(record, 'acled_sub_event')) return only(record, 'acled_sub_event');
  if (any('conduct', ['violence'])) return 'violent_demonstration';
  const died = deaths?.kind === 'number' ? Number(deaths.value) : (deaths?.low ?? 0);
  if (any('force_means', ['firearms']) || died > 0) return 'excessive_force';
  const isIntervened =
    isDispersed ||
    any('interference', ['kettling', 'march_stopped']) ||
    any('authority_response', ['dispersed', 'detained', 'force', 'blocked', 'took_posters']);
  return isIntervened ? 'protest_with_intervention' : 'peaceful_protest';
}

/** From start to end; without a day of its own an earlier end is of the next day. */
function minutesOf({ values }: Raw): number | undefined {
  const { start_time: start, end_time: end, duration_minutes: given } = values;
  if (given?.kind === 'number') return Number(given.value);
  if (start?.kind !== 'time' || end?.kind !== 'time') return undefined;
  const day = values['event_when']?.date;
  const instant = ({ time, date }: RawAnswer, on: string) =>
    Date.parse(`${day === undefined ? on : (date ?? day)}T${time}:00Z`) / 60_000;
  const minutes = instant(end, '2000-01-01') - instant(start, '2000-01-01');
  if (minutes >= 0) return minutes;
  return end.date === undefined ? minutes + 1440 : undefined;
}

function peopleOf(record: Raw, who: 'participants' | 'detained'): Amounts {
  const [low, high] = [record[`${who}_low`] ?? 0, record[`${who}_high`]];
  return [1, low, high ?? low, record[`${who}_best`] ?? 0, high === null ? 1 : 0];
}

function chosen({ values }: Raw, question: string): readonly string[] {
  const answer = values[question];
  if (answer?.kind === 'choices') return answer.values ?? [];
  return answer?.kind === 'choice' ? [String(answer.value)] : [];
}

function only({ values }: Raw, question: string): string {
  const answer = values[question];
  return answer?.kind === 'choice' ? String(answer.value) : 'unknown';
}

function says(record: Raw, question: string): boolean {
  return chosen(record, question).some((one) => one !== 'unknown');
}

function yes(is: boolean | undefined): string {
  return is === undefined ? 'unknown' : is ? 'yes' : 'no';
}
