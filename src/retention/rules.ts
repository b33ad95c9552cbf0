// What is kept about people, where, and for how long. One table of data, from which the upkeep
// erases, the privacy screens speak, and a test holds every column of the database to account.
import type { TextKey } from '../locales/translate.ts';

export type Span = { readonly hours: number } | { readonly days: number };

interface RuleBase {
  readonly name: string;
  /** What is erased, as `table.column`; `table.*` for whole rows. */
  readonly erases: readonly string[];
  readonly keptFor: Span;
  /** Said to people, with the span as `{hours}` or `{days}`. Absent where nothing is about them. */
  readonly text?: TextKey;
  /** Said before the first question as well, where there is room for little. */
  readonly isSaidFirst?: true;
}

/** From a time that stands in the same row. */
export interface RowRule extends RuleBase {
  readonly from: 'row';
  /** Column of the same table from which the time runs. */
  readonly since: string;
}

/** From the decision on a report, or from its withdrawal. */
export interface DecisionRule extends RuleBase {
  readonly from: 'decision';
  /** Counted from the sending, for a report that nobody decides about; said as `{latest}`. */
  readonly atLatest: { readonly days: number };
}

export type RetentionRule = RowRule | DecisionRule;

/** Nobody looks at a case any more half a year after the report was sent. */
const UNDECIDED = { days: 180 } as const;

const rules = [
  {
    name: 'draft',
    erases: ['draft.*'],
    from: 'row',
    since: 'updated_at',
    keptFor: { hours: 24 },
    text: 'kept.draft',
    isSaidFirst: true,
  },
  {
    // Telegram lets a bot delete for 48 hours. An hour is for the upkeep to come round, another
    // one for a Telegram that cannot be reached.
    name: 'message',
    erases: ['chat_message.*'],
    from: 'row',
    since: 'sent_at',
    keptFor: { hours: 46 },
    text: 'kept.message',
    isSaidFirst: true,
  },
  {
    name: 'address',
    erases: ['conversation.chat'],
    from: 'row',
    since: 'last_exchange_at',
    keptFor: { days: 14 },
    text: 'kept.address',
    isSaidFirst: true,
  },
  {
    name: 'words',
    erases: [
      'report.answers',
      'report_addition.answers',
      'assembly_report.answers',
      'decision.note',
      'case_question.text',
      'case_question.reply',
    ],
    from: 'decision',
    keptFor: { days: 90 },
    atLatest: UNDECIDED,
    text: 'kept.words',
    isSaidFirst: true,
  },
  {
    // As long as the words: with the tie cut, nobody could correct or withdraw them any more.
    name: 'tie',
    erases: ['report.person', 'desk_case.findings'],
    from: 'decision',
    keptFor: { days: 90 },
    atLatest: UNDECIDED,
    text: 'kept.tie',
    isSaidFirst: true,
  },
  {
    name: 'settings',
    erases: ['conversation.*'],
    from: 'row',
    since: 'last_exchange_at',
    keptFor: { days: 90 },
    text: 'kept.settings',
  },
  {
    name: 'follow_up',
    erases: ['follow_up.*'],
    from: 'row',
    since: 'due_at',
    keptFor: { days: 30 },
    text: 'kept.follow_up',
  },
  {
    // While it is wanted it has no such time.
    name: 'subscription',
    erases: ['subscription.*'],
    from: 'row',
    since: 'ended_at',
    keptFor: { days: 90 },
    text: 'kept.subscription',
  },
  {
    // The last hour of a week is six days after its first one, and may be two days late: until then
    // it has to be known who had it.
    name: 'delivery',
    erases: ['digest_delivery.*'],
    from: 'row',
    since: 'due_at',
    keptFor: { days: 10 },
    text: 'kept.delivery',
  },
  {
    name: 'outbox',
    erases: ['outbox.*'],
    from: 'row',
    since: 'closed_at',
    keptFor: { hours: 48 },
    text: 'kept.traces',
  },
  {
    name: 'shown_screen',
    erases: ['shown_screen.*'],
    from: 'row',
    since: 'shown_at',
    keptFor: { hours: 48 },
  },
  {
    // Telegram repeats an update for 24 hours at most; twice that is kept.
    name: 'inbox',
    erases: ['inbox.*'],
    from: 'row',
    since: 'received_at',
    keptFor: { hours: 48 },
  },
] as const satisfies readonly RetentionRule[];

export type RuleName = (typeof rules)[number]['name'];

/** Columns that are erased some time after the decision; the database knows how for each. */
export type ErasedAfterDecision = Extract<
  (typeof rules)[number],
  { readonly from: 'decision' }
>['erases'][number];

export const retentionRules: readonly (RetentionRule & { readonly name: RuleName })[] = rules;

export function ruleOf(name: RuleName): RetentionRule & { readonly name: RuleName } {
  const rule = retentionRules.find((one) => one.name === name);
  if (rule === undefined) throw new Error(`there is no rule ${name}`);
  return rule;
}

/** Kinds of answers that are a person's own words or pictures; everything else is a choice. */
export const wordKinds = ['text', 'link', 'photos'] as const;

/**
 * What stays for as long as the installation does, and why that is right. A column is here or
 * under a rule; a test tells which one is missing.
 */
export const keptForGood: Readonly<Record<string, string>> = {
  'report.id': 'the observation itself; the id is random',
  'report.code': 'random; says nothing about order, time or person',
  'report.card_version': 'which questions were asked',
  'report.place_id': 'the observation itself; a city or village',
  'report.local_date': 'the observation itself',
  'report.received_at': 'how late a report came; tied to nobody once the tie is cut',
  'report_addition.id': 'random',
  'report_addition.report_id': 'ties it to the observation, not to a person',
  'report_addition.kind': 'what kind of addition it was',
  'report_addition.received_at': 'tied to nobody once the tie of the report is cut',
  'withdrawal.*': 'that an observation does not count; says nothing about a person',
  'desk_case.number': 'public work of the moderators',
  'desk_case.report_id': 'ties it to the observation, not to a person',
  'desk_case.status': 'public work of the moderators',
  'desk_case.version': 'public work of the moderators',
  'desk_case.claimed_by': 'pseudonym of a moderator: who decided has to be answerable',
  'desk_case.opened_at': 'public work of the moderators',
  'desk_case.desk': 'which group of moderators has the case',
  'desk_case.codename': 'random, for one case; leads to nobody',
  'desk_case.fingerprint': 'a hash of choices and sizes, without words and without a person',
  'desk_case.claimed_until': 'public work of the moderators',
  'desk_case.laid_at': 'public work of the moderators',
  'desk_case.page': 'which message of the moderators lists the case',
  'desk_case.reminded_at': 'public work of the moderators',
  'decision.id': 'random',
  'decision.case_number': 'ties it to the case',
  'decision.moderator': 'pseudonym of a moderator: decisions have to be answerable',
  'decision.second': 'pseudonym of a moderator: decisions have to be answerable',
  'decision.verdict': 'public work of the moderators',
  'decision.reason': 'a reason code',
  'decision.decided_at': 'public work of the moderators',
  'decision.undone_at': 'public work of the moderators',
  'decision.undone_by': 'pseudonym of a moderator: decisions have to be answerable',
  'proposal.*': 'pseudonyms of moderators, codes and numbers: acts have to be answerable',
  'desk_draft.*': 'work of the moderators; the upkeep drops what lies idle',
  'audit.*': 'pseudonyms of moderators, codes and numbers: acts have to be answerable',
  'case_question.id': 'random',
  'case_question.case_number': 'ties it to the case',
  'case_question.moderator': 'pseudonym of a moderator: who asked has to be answerable',
  'case_question.code': 'which of the ready-made questions it was',
  'case_question.asked_at': 'work of the moderators',
  'case_question.replied_at': 'that there was a reply, without what it said',
  'moderator.*': 'pseudonyms of moderators, in place of names',
  'desk.*': 'the group of the moderators, sealed; they are no reporters',
  'desk_link.*': 'hash of a one-time code',
  'assembly.*': 'the verified record; cites reports, not people',
  'assembly_report.report_id': 'which observations a record cites',
  'assembly_report.assembly_id': 'which observations a record cites',
  'assembly_report.voice': 'tells apart the reporters of one record, without saying who they are',
  'assembly_report.cited_at': 'public work of the moderators',
  'assembly_offer.*': 'what the moderators made of an addition',
  'campaign.*': 'public names of waves of assemblies',
  'correction.*': 'the public log of corrections',
  'outcome.*': 'decisions of courts about people who are called P1, P2…',
  'outcome_reminder.*': 'when the moderators are reminded',
  'rollup.*': 'sums',
  'rollup_rules.*': 'by which rules the sums were made',
  'coverage.*': 'which places are monitored; pseudonyms of coordinators',
  'snapshot.*': 'answers that were given: sums',
  'digest.*': 'the summary of a week as it was sent: sums and records that are public',
  'picture.*': 'charts of sums, by their content',
};

const HOUR_MS = 3_600_000;

export function spanMs(span: Span): number {
  return ('hours' in span ? span.hours : span.days * 24) * HOUR_MS;
}

/** What has been kept since before this instant has served its time. */
export function beforeWhich(span: Span, now: Date): Date {
  return new Date(now.getTime() - spanMs(span));
}

/** The numbers of a rule, for its text. */
export function spanParams(rule: RetentionRule): Readonly<Record<string, number>> {
  const latest = rule.from === 'decision' ? { latest: rule.atLatest.days } : {};
  return { ...rule.keptFor, ...latest };
}
