// The weekly summary as people read it.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regions } from '../../../../src/card/places.ts';
import type { DigestData } from '../../../../src/digest/data.ts';
import { summarise } from '../../../../src/digest/summary.ts';
import { type Language, languages, t } from '../../../../src/locales/translate.ts';
import type { Paragraph, Screen } from '../../../../src/messenger.ts';
import { packPress, unpackPress } from '../../../../src/press-forms.ts';
import { digestScreens } from '../../../../src/screens/digest/digest.ts';
import { digestLists } from '../../../../src/screens/digest/digest-lists.ts';
import { digestSentences } from '../../../../src/screens/digest/digest-sentences.ts';
import type { Area } from '../../../../src/stats/question.ts';
import { render } from '../../../../src/telegram/render.ts';
import { countCodePoints } from '../../../../src/text.ts';
import { anyPlace, anyTold } from '../../digest/any-week.ts';
import { digestOf } from '../../digest/samples.ts';
import { weeks } from '../../digest/weeks.ts';
import { pressesOf } from '../drafts.ts';

/** As it stands in the chat, with the recipe of its picture. */
function transcript(screens: readonly Screen[]): string {
  return screens
    .map((screen) => {
      const picture = screen.picture ? [JSON.stringify(screen.picture, null, 1)] : [];
      const buttons = (screen.buttons ?? []).map((row) =>
        row.map(({ text }) => `[${text}]`).join(' '),
      );
      return [render(screen, () => '').plain, ...buttons, ...picture].join('\n');
    })
    .join('\n━━\n');
}

const cases = Object.entries(weeks).flatMap(([name, [data, area]]) =>
  languages.map((language): [string, Language, DigestData, Area] => [name, language, data, area]),
);

describe('the summary of a week', () => {
  it.each(cases)(
    'that is %s reads in %s as it did when it was looked at',
    async (name, language, data, area) => {
      const text = transcript(digestScreens(data, { area, language }));
      await expect(text).toMatchFileSnapshot(`../digest/transcripts/${name}.${language}.txt`);
    },
  );
});

const anyArea: fc.Arbitrary<Area> = fc.oneof(
  fc.constant<Area>({ kind: 'country' }),
  fc.constantFrom(...regions).map(({ id }): Area => ({ kind: 'region', id })),
  anyPlace.map((id): Area => ({ kind: 'place', id })),
);
const anyLanguage = fc.constantFrom(...languages);

/** All paragraphs in order, without the titles of further messages. */
const flowOf = (screens: readonly Screen[]): readonly Paragraph[] =>
  screens.flatMap(({ paragraphs }, at) => (at === 0 ? paragraphs : paragraphs.slice(1)));

/** Without the spaces and commas that languages put between thousands. */
const plainNumbers = (text: string) => text.replace(/(?<=\d)[\s,](?=\d{3})/g, '');

const sumOf = (text: string, number: RegExp) =>
  [...plainNumbers(text).matchAll(number)].reduce((all, [, n]) => all + Number(n), 0);

describe('any summary', () => {
  it('fits the limits of its messages, and is split only where a paragraph ends', () => {
    fc.assert(
      fc.property(anyTold, anyArea, anyLanguage, (told, area, language) => {
        const screens = digestScreens(digestOf(told), { area, language });
        for (const screen of screens) {
          const { plain } = render(screen, () => '');
          expect(countCodePoints(plain)).toBeLessThanOrEqual(screen.picture ? 1024 : 4096);
          // Whatever is laid out whole was not cut on the way.
          for (const { text } of screen.paragraphs) expect(plain).toContain(text);
        }
        const data = digestOf(told);
        const view = { data, area, language, summary: summarise(data, area) };
        const texts = flowOf(screens).map(({ text }) => text);
        expect(texts.slice(1, -1)).toEqual([
          ...digestSentences(view),
          ...digestLists(view).flatMap((list) => list.map(({ text }) => text)),
        ]);
      }),
    );
  });

  it('has its picture first and its buttons last, which all lead somewhere', () => {
    fc.assert(
      fc.property(anyTold, anyArea, anyLanguage, (told, area, language) => {
        const rows = [[{ text: 'end', press: { do: 'report' } as const }]];
        const screens = digestScreens(digestOf(told), { area, language, rows });
        expect(screens.slice(1).every((one) => one.picture === undefined)).toBe(true);
        expect(screens.slice(0, -1).every((one) => one.buttons === undefined)).toBe(true);
        expect(screens.at(-1)?.buttons?.at(-1)).toEqual(rows[0]);
        for (const press of screens.flatMap(pressesOf)) {
          expect(unpackPress(packPress(press))).toEqual(press);
        }
      }),
    );
  });

  it('says numbers that add up to those of the data, in each language', () => {
    fc.assert(
      fc.property(anyTold, anyArea, anyLanguage, (told, area, language) => {
        const data = digestOf(told);
        const { assemblies: n, authorised, places } = summarise(data, area);
        fc.pre(n > 3);
        const [, ...said] = flowOf(digestScreens(data, { area, language }));
        const [held = '', ...others] = said.map(({ text }) => text);
        expect(plainNumbers(held).match(/\d+/g)?.map(Number)).toContain(n);
        if (places.length > 1) expect(sumOf(held, /— (\d+)/g)).toBe(n);
        const topics = others.find((text) =>
          text.startsWith(t(language, 'digest.topics', { list: '' }).slice(0, -2)),
        );
        expect(sumOf(topics ?? '', /— (\d+)/g)).toBe(n);
        if (authorised.unknown < n) {
          const text = t(language, 'digest.authorised', authorised);
          expect(others).toContain(text);
          expect(sumOf(text, /: (\d+)/g)).toBe(n);
        }
      }),
    );
  });

  it('names no record that may not be shown yet, and no number of people before a court', () => {
    fc.assert(
      fc.property(anyTold, anyArea, anyLanguage, (told, area, language) => {
        const data = digestOf({ ...told, outcomes: [], changes: [] });
        const texts = flowOf(digestScreens(data, { area, language })).map(({ text }) => text);
        const named = texts.flatMap((text) => /^\/a(\d+)/.exec(text)?.[1] ?? []).map(Number);
        for (const number of named) expect(told.now[number - 101]?.isKeptBack).not.toBe(true);
        const more = { kind: 'country' } as const;
        const [one, many] = [1, 9].map((n) => {
          const outcomes = told.outcomes.map((outcome) => ({
            ...outcome,
            people: Object.fromEntries(Object.keys(outcome.people).map((kind) => [kind, n])),
          }));
          return digestScreens(digestOf({ ...told, outcomes }), { area: more, language });
        });
        expect(one).toEqual(many);
      }),
    );
  });
});
