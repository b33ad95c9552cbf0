// What earlier answers suggest is shown as chosen, taken by one tap, and changed at will.
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../src/card/types.ts';
import { beginAddition } from '../../../src/engine/interview.ts';
import type { Interview } from '../../../src/engine/state.ts';
import { type Language, languages, t } from '../../../src/locales/translate.ts';
import { choiceText } from '../../../src/screens/card-texts.ts';
import { buttonsOf, pressesOf, screenOf, wordsOf } from '../screens/drafts.ts';
import { answers, choose, interviewAt, step } from './people.ts';

const official: Answers = { ...answers, permit_status: { kind: 'choice', value: 'official' } };
const single = { ...answers, form: { kind: 'choice', value: 'picket_single' } } as const;

function after(from: Interview, input: Parameters<typeof step>[1], base: Answers): Interview {
  const taken = step(from, input, undefined, base);
  if (taken.kind !== 'moved') throw new Error(`${input.kind} was not taken at ${from.at}`);
  return taken.interview;
}

/** At a question of the details, reached from the menu by skipping what comes before. */
function atDetail(key: string, section: string, base: Answers): Interview {
  let interview = after(beginAddition('details', base), { kind: 'section', section }, base);
  while (interview.at !== key) interview = after(interview, { kind: 'skip' }, base);
  return interview;
}

const atParticipants = (form: Answers['form']) => {
  const { answers: before } = interviewAt('participants');
  return interviewAt('participants', { answers: { ...before, ...(form && { form }) } });
};

const marked = (interview: Interview, language: Language, base: Answers = {}) =>
  buttonsOf(screenOf(interview, language, undefined, base))
    .map(({ text }) => text)
    .filter((text) => text.startsWith('✅'));

const cases: readonly (readonly [string, string, Interview, Answers])[] = [
  ['participants', 'b1', atParticipants(single.form), {}],
  ['ongoing', 'yes', atDetail('ongoing', 'time', answers), answers],
  ['organizer_type', 'authorities', atDetail('organizer_type', 'people', official), official],
];

describe('a suggestion', () => {
  test.each(
    cases.flatMap(([key, value, interview, base]) =>
      languages.map((language) => [key, value, language, interview, base] as const),
    ),
  )('for %s marks %s alone and says why, in %s', (key, value, language, interview, base) => {
    expect(marked(interview, language, base)).toEqual([`✅ ${choiceText(key, value, language)}`]);
    const isOne = key !== 'organizer_type';
    const why = isOne ? 'report.suggested' : 'report.suggested_several';
    const words = wordsOf(screenOf(interview, language, undefined, base));
    expect(words).toContain(t(language, why, { button: t(language, 'button.done') }));
  });

  test.each(cases)('for %s is taken by one tap: %s', (key, value, interview, base) => {
    const tap = key === 'organizer_type' ? ({ kind: 'done' } as const) : choose(key, value);
    const next = after(interview, tap, base);
    expect(next.at).not.toBe(key);
    const answer = next.answers[key];
    expect(answer?.kind === 'size' ? answer.band : JSON.stringify(answer)).toContain(value);
  });

  test('is not an answer until it is taken', () => {
    for (const [key, , interview] of cases) expect(interview.answers[key]).toBeUndefined();
  });

  test('leaves every other choice on its button', () => {
    const plain = atParticipants({ kind: 'choice', value: 'rally' });
    const suggested = atParticipants(single.form);
    expect(pressesOf(screenOf(suggested, 'en'))).toEqual(pressesOf(screenOf(plain, 'en')));
    expect(marked(plain, 'en')).toEqual([]);
  });

  test('of one among several goes with a tap, and its reason with it', () => {
    const [, , interview] = cases.find(([key]) => key === 'organizer_type') ?? [];
    if (interview === undefined) throw new Error('nothing is suggested');
    const party = choose('organizer_type', 'party');
    const none = after(interview, choose('organizer_type', 'authorities'), official);
    expect(none.ticked).toEqual([]);
    const both = after(interview, party, official);
    expect(both.ticked).toEqual(['authorities', 'party']);
    for (const changed of [none, both]) {
      expect(wordsOf(screenOf(changed, 'en', undefined, official))).not.toContain(
        'earlier answers',
      );
    }
  });

  test('gives way to what the report already says', () => {
    const base: Answers = { ...official, organizer_type: { kind: 'choices', values: ['nobody'] } };
    const interview = atDetail('organizer_type', 'people', base);
    expect(interview.ticked).toEqual([]);
    expect(wordsOf(screenOf(interview, 'en', undefined, base))).not.toContain('earlier answers');
  });

  test('is there again after Back, unless something else was chosen', () => {
    const skipped = after(cases[2]?.[2] as Interview, { kind: 'skip' }, official);
    expect(after(skipped, { kind: 'back' }, official).ticked).toEqual(['authorities']);
    const chosen = after(cases[0]?.[2] as Interview, choose('participants', 'b2'), {});
    expect(marked(after(chosen, { kind: 'back' }, {}), 'en')).toEqual([]);
  });
});
