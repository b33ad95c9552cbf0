// The short form of a button: read back as it was made, and nothing else is read.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packPress, unpackPress } from '../../src/press-forms.ts';
import type { Press } from '../../src/presses.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789_-'.split('');
const key = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 40 });
const rev = fc.integer({ min: 0, max: 999_999_999_999_999 });
const digestSettings = { area: key, weekday: rev, hour: rev, language: key };
const at = { case: rev, version: rev };

const anyPress: fc.Arbitrary<Press> = fc.oneof(
  fc.record({ do: fc.constant('choose' as const), question: key, choice: key, rev }),
  fc.record({ do: fc.constant('tick' as const), question: key, choice: key, on: fc.nat(1), rev }),
  fc.record({ do: fc.constant('open' as const), page: key, rev }),
  fc.record({ do: fc.constant('edit' as const), question: key, rev }),
  fc.record({
    do: fc.constantFrom('done', 'back', 'skip', 'cancel', 'send', 'unknown', 'insist'),
    rev,
  }),
  fc.record({ do: fc.constant('section' as const), section: key, rev }),
  fc.record({ do: fc.constant('pick' as const), index: rev, rev }),
  fc.record({ do: fc.constant('add' as const), scope: key, report: key }),
  fc.record({ do: fc.constant('mine' as const), index: rev }),
  fc.record({
    do: fc.constantFrom(
      'mine_report',
      'withdraw',
      'withdraw_yes',
      'follow_up_add',
      'follow_up_nothing',
      'follow_up_stop',
    ),
    report: key,
  }),
  fc.record({ do: fc.constantFrom('reply', 'cancel_reply'), question: key }),
  fc.record({ do: fc.constantFrom('report', 'begin', 'clean', 'forget', 'ask_language') }),
  fc.record({ do: fc.constant('stats' as const), place: key, period: key }),
  fc.record({ do: fc.constant('weekly' as const), place: key, week: key }),
  fc.record({ do: fc.constant('language' as const), language: key }),
  fc.record({ do: fc.constant('digest_page' as const), page: key, ...digestSettings }),
  fc.record({ do: fc.constantFrom('digest_set', 'subscribe'), ...digestSettings }),
  fc.record({ do: fc.constant('unsubscribe' as const) }),
  fc.record({
    do: fc.constantFrom('claim', 'verify', 'reject', 'unreject', 'photos', 'ask'),
    ...at,
  }),
  fc.record({ do: fc.constantFrom('new_event', 'new_event_as'), ...at }),
  fc.record({ do: fc.constant('compare' as const), assembly: rev, ...at }),
  fc.record({ do: fc.constant('same_event' as const), assembly: rev, seen: rev, ...at }),
  fc.record({ do: fc.constant('merge_into' as const), assembly: rev, version: rev, into: rev }),
  fc.record({ do: fc.constant('unmerge' as const), assembly: rev, version: rev }),
  fc.record({ do: fc.constant('unmerge_report' as const), assembly: rev, version: rev, case: rev }),
  fc.record({ do: fc.constantFrom('take', 'leave'), addition: fc.uuid() }),
  fc.record({ do: fc.constant('take_withdrawal' as const), report: fc.uuid() }),
  fc.record({ do: fc.constant('reject_for' as const), reason: key, ...at }),
  fc.record({ do: fc.constantFrom('confirm', 'decline'), proposal: rev }),
  fc.record({ do: fc.constantFrom('hand_back', 'verify_as', 'undo'), ...at }),
  fc.record({ do: fc.constant('verify_level' as const), level: key, ...at }),
  fc.record({ do: fc.constant('outcome_open' as const), assembly: rev }),
  fc.record({ do: fc.constantFrom('outcomes', 'outcome_add'), assembly: rev, index: rev }),
  fc.record({ do: fc.constantFrom('outcome_replace', 'outcome_take_back'), outcome: rev }),
  fc.record({ do: fc.constant('moderators' as const) }),
  fc.record({ do: fc.constant('role_menu' as const), moderator: rev }),
  fc.record({ do: fc.constant('set_role' as const), moderator: rev, role: key }),
  fc.record({ do: fc.constant('log' as const), about: key, before: rev }),
  fc.record({ do: fc.constant('assembly_open' as const), assembly: rev }),
  fc.record({ do: fc.constant('assembly_page' as const), assembly: rev, version: rev, page: key }),
  fc.record({
    do: fc.constant('assembly_settle' as const),
    assembly: rev,
    version: rev,
    field: key,
    index: rev,
  }),
  fc.record({ do: fc.constant('assembly_link' as const), assembly: rev, version: rev, other: rev }),
  fc.record({ do: fc.constant('correct_tick' as const), draft: key, choice: key, on: rev, rev }),
  fc.record({ do: fc.constantFrom('correct_done', 'correct_cancel'), draft: key, rev }),
  fc.record({ do: fc.constant('ask_for' as const), code: key, ...at }),
  fc.record({ do: fc.constantFrom('show_case', 'alike'), number: rev }),
  fc.record({ do: fc.constant('alike_for' as const), number: rev, reason: key }),
  fc.record({ do: fc.constant('queue' as const), place: key, after: rev }),
  fc.record({ do: fc.constant('region' as const), region: key, on: fc.nat(1) }),
  fc.record({ do: fc.constant('regions' as const), index: rev }),
) as fc.Arbitrary<Press>;

describe('the short form of a press', () => {
  test('reads back as the press', () => {
    fc.assert(
      fc.property(anyPress, (press) => {
        expect(unpackPress(packPress(press))).toEqual(press);
      }),
    );
  });

  test('is plain ASCII', () => {
    fc.assert(
      fc.property(anyPress, (press) => {
        expect(packPress(press)).toMatch(/^[a-z0-9_:-]+$/);
      }),
    );
  });

  test('is another one for another press', () => {
    fc.assert(
      fc.property(anyPress, anyPress, (one, other) => {
        const isSame = packPress(one) === packPress(other);
        if (isSame) expect(one).toEqual(other);
      }),
    );
  });
});

describe('data that no button can have', () => {
  test.each([
    '',
    ':',
    'q',
    'c',
    'c:form:rally',
    'c:form:rally:',
    'c:form:rally:x',
    'c:form:rally:-1',
    'c:form:rally:1.5',
    'c:form:rally:1e3',
    'c:form:rally:0x10',
    'c:form:rally: 7',
    'c:form:rally:7:8',
    'c:form::7',
    'c:FORM:rally:7',
    'c:form:митинг:7',
    'c:form:rally:1234567890123456',
    `c:${'f'.repeat(41)}:rally:7`,
    'r:',
    'r:1',
    'R',
    'd:7\n',
    'mc:1',
    'mf:1:2',
    'constructor:1',
    'toString',
    '__proto__:1',
    'choose:form:rally:7',
  ])('%j is refused', (data) => {
    expect(unpackPress(data)).toBeUndefined();
  });

  test('is never read as a press that would be written otherwise', () => {
    const data = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom('c', 'o', 'mv', 'form', '7', '007', '', 'x'), { maxLength: 5 }),
    );
    fc.assert(
      fc.property(data, (some) => {
        const press = unpackPress(typeof some === 'string' ? some : some.join(':'));
        if (press !== undefined) expect(unpackPress(packPress(press))).toEqual(press);
      }),
    );
  });
});
