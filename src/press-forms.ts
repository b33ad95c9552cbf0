// The short form of a press: letters and values, joined by `:`. telegram/ adds a MAC that binds it to
// the chat; together they have the 64 bytes of Telegram's callback data.
import type { Press } from './presses.ts';

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
  export_file: ['fx', 'format', 'place', 'period'],
  corrections: ['fc', 'index'],
  weekly: ['fw', 'place', 'week'],
  stats_set: ['fs', 'snapshot', 'set', 'to'],
  ask_language: ['la'],
  language: ['l', 'language'],
  digest_page: ['wp', 'page', 'area', 'weekday', 'hour', 'language'],
  digest_set: ['ws', 'area', 'weekday', 'hour', 'language'],
  subscribe: ['wo', 'area', 'weekday', 'hour', 'language'],
  unsubscribe: ['wx'],
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
  outcome_open: ['op', 'assembly'],
  outcomes: ['oo', 'assembly', 'index'],
  outcome_add: ['oa', 'assembly', 'index'],
  outcome_replace: ['or', 'outcome'],
  outcome_take_back: ['ox', 'outcome'],
  moderators: ['om'],
  role_menu: ['oy', 'moderator'],
  set_role: ['oz', 'moderator', 'role'],
  log: ['mg', 'about', 'before'],
  show_case: ['ms', 'number'],
  queue: ['mk', 'place', 'after'],
  alike: ['mx', 'number'],
  alike_for: ['mj', 'number', 'reason'],
  region: ['mb', 'region', 'on'],
  regions: ['md', 'index'],
  record_as: ['vz', 'case', 'version'],
  record_status: ['vt', 'case', 'version', 'status'],
  assembly_open: ['vo', 'assembly'],
  assembly_page: ['vp', 'assembly', 'version', 'page'],
  assembly_field: ['vf', 'assembly', 'version', 'field'],
  assembly_settle: ['vs', 'assembly', 'version', 'field', 'index'],
  assembly_retract: ['vr', 'assembly', 'version', 'reason'],
  assembly_campaign: ['vg', 'assembly', 'version', 'campaign'],
  assembly_link: ['vl', 'assembly', 'version', 'other'],
  assembly_unlink: ['vu', 'assembly', 'version'],
  correct_choose: ['vc', 'draft', 'choice', 'rev'],
  correct_tick: ['vk', 'draft', 'choice', 'on', 'rev'],
  correct_pick: ['vi', 'draft', 'index', 'rev'],
  correct_reason: ['vn', 'draft', 'reason', 'rev'],
  correct_done: ['vd', 'draft', 'rev'],
  correct_unknown: ['vw', 'draft', 'rev'],
  correct_cancel: ['vx', 'draft', 'rev'],
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

const numeric = new Set(
  `rev case version index on before proposal number after assembly seen into other moderator
  outcome weekday hour`.split(/\s+/),
);
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
