// Whatever can be answered is read at the desk: every choice of every question and every kind of
// answer, on the card of a case and on the note of an addition, in the words of each language.
import { describe, expect, test } from 'vitest';
import { allQuestions, card, choicesIn } from '../../../src/card/card.ts';
import { realPlaces } from '../../../src/card/places.ts';
import type { Answer, Answers, Choice, Question } from '../../../src/card/types.ts';
import { hasText, type Language, languages, t } from '../../../src/locales/translate.ts';
import type { Screen } from '../../../src/messenger.ts';
import { additionScreen } from '../../../src/screens/desk/addition.ts';
import { caseScreen } from '../../../src/screens/desk/desk-card.ts';

interface Given {
  readonly question: string;
  readonly answer: Answer;
  readonly reads: Readonly<Record<Language, string>>;
}

const link = 'https://t.me/channel/123';
const words = 'Тариф';
const day = { en: '16 December 2025', ru: '16 декабря 2025 г.', kk: '2025 ж. 16 желтоқсан' };

/** Answers that are typed or sent, by kind of question. */
const typed: Readonly<Record<string, readonly Omit<Given, 'question'>[]>> = {
  date_time: [{ answer: { kind: 'date', date: '2025-12-16' }, reads: day }],
  time: [
    { answer: { kind: 'time', time: '14:10' }, reads: same('14:10') },
    {
      answer: { kind: 'time', time: '01:30', date: '2025-12-16' },
      reads: { en: `${day.en}, 01:30`, ru: `${day.ru}, 01:30`, kk: `${day.kk}, 01:30` },
    },
  ],
  int_range: [
    { answer: { kind: 'size', low: 30, high: 40 }, reads: same('30–40') },
    {
      answer: { kind: 'size', low: 1200, high: null },
      reads: { en: '1,200 or more', ru: '1 200 и больше', kk: '1 200 және одан көп' },
    },
  ],
  integer: [{ answer: { kind: 'number', value: 3 }, reads: same('3') }],
  money_or_mci: [
    {
      answer: { kind: 'money', value: 20, unit: 'mci' },
      reads: { en: '20 MCI', ru: '20 МРП', kk: '20 АЕК' },
    },
    {
      answer: { kind: 'money', value: 86_500, unit: 'kzt' },
      reads: { en: '86,500 tenge', ru: '86 500 тенге', kk: '86 500 теңге' },
    },
  ],
  text: [
    {
      answer: { kind: 'text', text: words },
      reads: { en: `“${words}”`, ru: `«${words}»`, kk: `«${words}»` },
    },
  ],
  url: [{ answer: { kind: 'link', url: link }, reads: same(link) }],
  photo: [
    {
      answer: { kind: 'photos', fileIds: ['a', 'b'] },
      reads: { en: '2 photos', ru: '2 фото', kk: '2 фото' },
    },
  ],
  location: realPlaces.map(({ id, names }) => ({
    answer: { kind: 'place', place: id },
    reads: names,
  })),
};

const given: readonly Given[] = allQuestions(card).flatMap((question) => [
  ...choicesIn(question).flatMap((choice) => tapped(question, choice)),
  ...(typed[question.type] ?? []).map((one) => ({ question: question.key, ...one })),
  ...(question.skippable ? [unknown(question)] : []),
]);

describe('at the desk', () => {
  test('every question of the card has an answer to be read', () => {
    const answered = new Set(given.map(({ question }) => question));
    expect(allQuestions(card).filter(({ key }) => !answered.has(key))).toEqual([]);
    const kinds = new Set(given.map(({ answer }) => answer.kind));
    expect([...kinds].toSorted()).toEqual(
      'choice choices date day link money number photos place size text time unknown'.split(' '),
    );
  });

  test.each(languages)('every answer stands on the card of a case in %s', (language) => {
    expect(unread(language, (answers) => caseScreen(caseOf(language, answers)))).toEqual([]);
  });

  test.each(languages)('every answer stands on the note of an addition in %s', (language) => {
    const note = (answers: Answers) => additionScreen({ card, language, number: 7, answers });
    expect(unread(language, note)).toEqual([]);
  });

  test.each(languages)('several choices stand side by side in %s', (language) => {
    const several = allQuestions(card).filter(({ type }) => type === 'multi_choice');
    for (const question of several) {
      const values = choicesIn(question)
        .filter((choice) => choice.exclusive !== true)
        .map((choice) => choice.value);
      const answers: Answers = { [question.key]: { kind: 'choices', values } };
      const line = lineOf(caseScreen(caseOf(language, answers)), question.key, language);
      const missing = values.filter(
        (value) =>
          !line.toLowerCase().includes(choiceOf(question.key, value, language).toLowerCase()),
      );
      expect(missing).toEqual([]);
      expect(line.split('; ')).toHaveLength(values.length);
    }
  });
});

/** The answers that a screen does not show under the short name of their question. */
function unread(language: Language, draw: (answers: Answers) => Screen): readonly string[] {
  return given.flatMap(({ question, answer, reads }) => {
    const line = lineOf(draw({ [question]: answer }), question, language);
    const isRead =
      line === reads[language] || (isCounted(answer) && line.startsWith(`${reads[language]} `));
    return isRead ? [] : [`${question} ${JSON.stringify(answer)}: ${line}`];
  });
}

/** "3 people": a number that was typed may have its unit behind it. */
function isCounted(answer: Answer): boolean {
  return answer.kind === 'number' || (answer.kind === 'size' && answer.band === undefined);
}

function lineOf(screen: Screen, question: string, language: Language): string {
  const short = textOf(`card.${question}.short`, language);
  const lines = screen.paragraphs.filter((one) => one.style === 'pair' && one.label === short);
  return lines
    .map(({ text }) => text)
    .join(' | ')
    .replaceAll(/[\u00a0\u202f]/g, ' ');
}

function caseOf(language: Language, answers: Answers) {
  const receivedAt = new Date('2026-11-22T06:00:00Z');
  const reporter = { codename: 'falcon-47', track: { verified: 0, rejected: 0 }, receivedAt };
  const shown = { card, language, number: 7, version: 1, status: 'open', answers } as const;
  return { ...shown, ...reporter, findings: [] };
}

/** A choice is read in the words of its button; a day that was tapped as its date. */
function tapped({ key, type }: Question, { value, low, high }: Choice): readonly Given[] {
  if (value === 'other_date') return [];
  const reads = inAll((language) => choiceOf(key, value, language));
  if (type === 'date_time') {
    const said = value as 'now' | 'today' | 'yesterday';
    const at = `2025-12-${said === 'yesterday' ? 17 : 16}T06:00:00Z`;
    return [{ question: key, answer: { kind: 'day', said, at }, reads: day }];
  }
  if (type === 'multi_choice') {
    return [{ question: key, answer: { kind: 'choices', values: [value] }, reads }];
  }
  if (type === 'single_choice')
    return [{ question: key, answer: { kind: 'choice', value }, reads }];
  const band = { low: low ?? 0, high: high ?? null, band: value };
  const answer: Answer = low === undefined ? { kind: 'unknown' } : { kind: 'size', ...band };
  return [{ question: key, answer, reads }];
}

function unknown({ key }: Question): Given {
  const reads = inAll((language) => textOf('card.answer.unknown', language));
  return { question: key, answer: { kind: 'unknown' }, reads };
}

function choiceOf(question: string, value: string, language: Language): string {
  return textOf(`card.${question}.choice.${value}`, language);
}

function textOf(key: string, language: Language): string {
  if (!hasText(key)) throw new Error(`no text ${key}`);
  return t(language, key);
}

function same(text: string): Given['reads'] {
  return inAll(() => text);
}

function inAll(text: (language: Language) => string): Given['reads'] {
  return { en: text('en'), ru: text('ru'), kk: text('kk') };
}
