// What a button does, as data, and its short form. Telegram cuts callback data at 64 bytes, so
// buttons carry keys and numbers, never texts. telegram/ adds a MAC that binds it to the chat.

export type Press =
  /** Choose (or tick) one choice of a question. */
  | {
      readonly do: 'choose';
      readonly question: string;
      readonly choice: string;
      readonly rev: number;
    }
  /**
   * Mark (`on` 1) or unmark (0) one of several choices. It says what is wanted, so that quick taps
   * may come before the marks of the earlier ones are drawn, and a doubled one changes nothing.
   */
  | {
      readonly do: 'tick';
      readonly question: string;
      readonly choice: string;
      readonly on: number;
      readonly rev: number;
    }
  /** Open a further page of the question on screen, such as the list of regions. */
  | { readonly do: 'open'; readonly page: string; readonly rev: number }
  | { readonly do: 'edit'; readonly question: string; readonly rev: number }
  | OfEach<
      'done' | 'back' | 'skip' | 'cancel' | 'send' | 'unknown' | 'insist',
      { readonly rev: number }
    >
  /** Open a section of the details. */
  | { readonly do: 'section'; readonly section: string; readonly rev: number }
  /** One of several ways in which a typed answer can be meant. */
  | { readonly do: 'pick'; readonly index: number; readonly rev: number }
  /** Add to a report that was sent: `details`, `correction`, `update`. */
  | { readonly do: 'add'; readonly scope: string; readonly report: string }
  /** A page of the person's own reports, from 0. */
  | { readonly do: 'mine'; readonly index: number }
  /** One's own report: look at it, take it back, answer when asked what happened afterwards. */
  | OfEach<
      | 'mine_report'
      | 'withdraw'
      | 'withdraw_yes'
      | 'follow_up_add'
      | 'follow_up_nothing'
      | 'follow_up_stop',
      { readonly report: string }
    >
  /** Write an answer to a moderators' question, or do not. */
  | OfEach<'reply' | 'cancel_reply', { readonly question: string }>
  | OfEach<'report' | 'begin' | 'clean' | 'forget' | 'ask_language', object>
  /** Figures for a place or region (`all` for the country) and a period as it is typed. */
  | { readonly do: 'stats'; readonly place: string; readonly period: string }
  | { readonly do: 'language'; readonly language: string }
  | OfEach<
      | 'claim'
      | 'hand_back'
      | 'verify'
      | 'verify_as'
      | 'reject'
      | 'unreject'
      | 'photos'
      | 'ask'
      | 'undo'
      | 'new_event'
      | 'new_event_as',
      { readonly case: number; readonly version: number }
    >
  /** A case beside a record that it may be about. */
  | {
      readonly do: 'compare';
      readonly case: number;
      readonly version: number;
      readonly assembly: number;
    }
  /** The report is about the event of this record, as it was when the two were compared. */
  | {
      readonly do: 'same_event';
      readonly case: number;
      readonly version: number;
      readonly assembly: number;
      readonly seen: number;
    }
  /** A record turned out to be another one twice. */
  | {
      readonly do: 'merge_into';
      readonly assembly: number;
      readonly version: number;
      readonly into: number;
    }
  /** It did not: the record stands by itself again. */
  | { readonly do: 'unmerge'; readonly assembly: number; readonly version: number }
  /** A report is about another event than the record that cites it. */
  | {
      readonly do: 'unmerge_report';
      readonly assembly: number;
      readonly version: number;
      readonly case: number;
    }
  /** Something new in a cited report goes into the record, or does not. */
  | OfEach<'take' | 'leave', { readonly addition: string }>
  /** The record goes on without a report that was withdrawn. */
  | { readonly do: 'take_withdrawal'; readonly report: string }
  | {
      readonly do: 'reject_for';
      readonly case: number;
      readonly version: number;
      readonly reason: string;
    }
  /** Verify with a level that a moderator gives, `v0` to `v4`. */
  | {
      readonly do: 'verify_level';
      readonly case: number;
      readonly version: number;
      readonly level: string;
    }
  /** What another moderator proposed, by its number. */
  | OfEach<'confirm' | 'decline', { readonly proposal: number }>
  /** Bring the card of a case to the end of the chat. */
  | { readonly do: 'show_case'; readonly number: number }
  /** What waits at the desk: of all places (`all`) or one, cases after this number. */
  | { readonly do: 'queue'; readonly place: string; readonly after: number }
  /** Reject all that say nearly the same as this case; then, for which reason. */
  | { readonly do: 'alike'; readonly number: number }
  | { readonly do: 'alike_for'; readonly number: number; readonly reason: string }
  /** Give this group a region (`on` 1) or take it away (0); `all`: what no other group has. */
  | { readonly do: 'region'; readonly region: string; readonly on: number }
  | { readonly do: 'regions'; readonly index: number }
  /** Acts at the desk: all of them, of a case (`c17`) or an assembly (`a17`); 0 for the newest. */
  | { readonly do: 'log'; readonly about: string; readonly before: number }
  /** Ask the reporter a ready-made question. */
  | {
      readonly do: 'ask_for';
      readonly case: number;
      readonly version: number;
      readonly code: string;
    };

/** One member of the union for each verb, so that a switch can tell them apart. */
type OfEach<Verb extends string, Fields> = { [D in Verb]: { readonly do: D } & Fields }[Verb];

type Do = Press['do'];

/** One letter or two for each press, and the fields that follow it in order. */
export const forms = {
  choose: ['c', 'question', 'choice', 'rev'],
  tick: ['k', 'question', 'choice', 'on', 'rev'],
  open: ['o', 'page', 'rev'],
  edit: ['e', 'question', 'rev'],
  done: ['d', 'rev'],
  back: ['b', 'rev'],
  skip: ['s', 'rev'],
  cancel: ['x', 'rev'],
  send: ['z', 'rev'],
  unknown: ['u', 'rev'],
  insist: ['i', 'rev'],
  section: ['t', 'section', 'rev'],
  pick: ['p', 'index', 'rev'],
  add: ['a', 'scope', 'report'],
  mine: ['y', 'index'],
  mine_report: ['yr', 'report'],
  withdraw: ['yw', 'report'],
  withdraw_yes: ['yy', 'report'],
  follow_up_add: ['ya', 'report'],
  follow_up_nothing: ['yn', 'report'],
  follow_up_stop: ['ys', 'report'],
  reply: ['q', 'question'],
  cancel_reply: ['qx', 'question'],
  report: ['r'],
  begin: ['rb'],
  clean: ['kc'],
  forget: ['kf'],
  stats: ['f', 'place', 'period'],
  ask_language: ['la'],
  language: ['l', 'language'],
  claim: ['mc', 'case', 'version'],
  verify: ['mv', 'case', 'version'],
  reject: ['mr', 'case', 'version'],
  unreject: ['mu', 'case', 'version'],
  photos: ['mp', 'case', 'version'],
  reject_for: ['mf', 'case', 'version', 'reason'],
  hand_back: ['mh', 'case', 'version'],
  verify_as: ['ml', 'case', 'version'],
  verify_level: ['mw', 'case', 'version', 'level'],
  undo: ['mz', 'case', 'version'],
  confirm: ['my', 'proposal'],
  decline: ['mn', 'proposal'],
  log: ['mg', 'about', 'before'],
  show_case: ['ms', 'number'],
  queue: ['mk', 'place', 'after'],
  alike: ['mx', 'number'],
  alike_for: ['mj', 'number', 'reason'],
  region: ['mb', 'region', 'on'],
  regions: ['md', 'index'],
  ask: ['mq', 'case', 'version'],
  ask_for: ['ma', 'case', 'version', 'code'],
  new_event: ['ne', 'case', 'version'],
  new_event_as: ['nx', 'case', 'version'],
  compare: ['nk', 'case', 'version', 'assembly'],
  same_event: ['ns', 'case', 'version', 'assembly', 'seen'],
  merge_into: ['ni', 'assembly', 'version', 'into'],
  unmerge: ['no', 'assembly', 'version'],
  unmerge_report: ['nb', 'assembly', 'version', 'case'],
  take: ['nt', 'addition'],
  leave: ['nd', 'addition'],
  take_withdrawal: ['nj', 'report'],
} as const satisfies Record<Do, readonly [string, ...string[]]>;

const numeric = new Set([
  'rev',
  'case',
  'version',
  'index',
  'on',
  'before',
  'proposal',
  'number',
  'after',
  'assembly',
  'seen',
  'into',
]);
const byLetter = new Map<string, Do>(
  Object.entries(forms).map(([name, form]) => [form[0], name as Do]),
);

/** The short form of a press: ASCII, fields joined by `:`, at most 53 bytes. */
export function packPress(press: Press): string {
  const [letter, ...fields] = forms[press.do] as readonly string[];
  const values = press as unknown as Record<string, string | number>;
  return [letter, ...fields.map((field) => values[field])].join(':');
}

/** Reads a short form back; `undefined` for anything that `packPress` cannot have made. */
export function unpackPress(data: string): Press | undefined {
  const [letter, ...values] = data.split(':');
  const name = byLetter.get(letter ?? '');
  if (name === undefined) return undefined;
  const fields = (forms[name] as readonly string[]).slice(1);
  if (fields.length !== values.length) return undefined;
  const press: Record<string, string | number> = { do: name };
  for (const [index, field] of fields.entries()) {
    const value = values[index] ?? '';
    const shape = numeric.has(field) ? /^\d{1,15}$/ : /^[a-z0-9_-]{1,40}$/;
    if (!shape.test(value)) return undefined;
    press[field] = numeric.has(field) ? Number(value) : value;
  }
  return press as unknown as Press;
}
