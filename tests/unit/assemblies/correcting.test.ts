// One step of a correction: taps and texts become the new value of a field.
import { describe, expect, test } from 'vitest';
import { type CorrectionInput, stepCorrection } from '../../../src/assemblies/correcting.ts';
import { findField } from '../../../src/assemblies/moderator-fields.ts';

const context = { now: new Date('2026-11-22T06:00:00Z'), zone: 'Asia/Almaty', answers: {} };

function step(field: string, input: CorrectionInput, change = {}) {
  const question = findField(field);
  if (question === undefined) throw new Error(field);
  const draft = { kind: 'correct', assemblyId: 'a', field, ...change } as const;
  return stepCorrection({ question, draft }, input, context);
}

const writes = (field: string, text: string) => step(field, { kind: 'text', text });

describe('a correction', () => {
  test.each([
    ['participants', 'около 50', { kind: 'size', low: 50, high: 50 }],
    ['participants', '10 000-нан астам', { kind: 'size', low: 10_000, high: null, band: 'b10' }],
    ['start_time', '10.30', { kind: 'time', time: '10:30' }],
    ['event_when', 'вчера', { kind: 'date', date: '2026-11-21' }],
    ['event_when', '16.12.2011', { kind: 'date', date: '2011-12-16' }],
    ['place', 'Шымкент', { kind: 'place', place: 'shymkent' }],
    ['deaths', 'ноль', { kind: 'number', value: 0 }],
    ['form', 'Марш', undefined],
  ])('of %s reads %s as a reporter’s answer is read', (field, text, after) => {
    const next = writes(field, text);
    if (after === undefined) expect(next).not.toHaveProperty('after');
    else expect(next).toMatchObject({ after });
  });

  test('that cannot be read is refused, and the draft stays as it is', () => {
    expect(writes('participants', 'тьма')).toHaveProperty('refused');
    expect(step('place', { kind: 'unknown' })).toHaveProperty('refused');
    expect(step('event_status', { kind: 'choose', choice: 'happened' })).toHaveProperty('refused');
  });

  test('that can mean several places asks which', () => {
    const next = writes('place', 'Область Абай');
    expect(next).toHaveProperty('options');
    if (!('options' in next)) return;
    const after = next.options?.[0];
    expect(step('place', { kind: 'pick', index: 0 }, { options: next.options })).toMatchObject({
      after,
    });
  });

  test('of what was seen puts exclusive choices out', () => {
    const field = 'authority_response';
    const tick = (choice: string, ticked: readonly string[]) =>
      step(field, { kind: 'tick', choice, on: true }, { ticked });
    expect(tick('not_present', ['watched'])).toMatchObject({ ticked: ['not_present'] });
    expect(tick('watched', ['not_present'])).toMatchObject({ ticked: ['watched'] });
    expect(step(field, { kind: 'done' }, { ticked: ['filmed', 'watched'] })).toMatchObject({
      after: { kind: 'choices', values: ['watched', 'filmed'] },
    });
  });
});
