// What the words on a button say that it does, to somebody who reads the message above it.
import { listRegions, placeName, placesOf, regionName } from '../../src/card/places.ts';
import { type Language, type TextKey, t } from '../../src/locales/translate.ts';
import { shortText } from '../../src/screens/card-texts.ts';
import { plainSections, questionOf, required, valuesOf } from './model-card.ts';
import type { Does } from './model-meant.ts';
import { type CardOnScreen, labelsOf, wordsOn } from './model-phone.ts';

const steps = ['done', 'back', 'skip', 'unknown', 'cancel', 'send', 'insist'] as const;

const pages: Readonly<Record<string, TextKey>> = {
  more: 'button.more_options',
  regions: 'button.other_place',
  location: 'button.use_my_location',
  edit: 'button.edit',
  template: 'button.one_message',
};

/** Under a card: `undefined` for what only a later part of the card asks. */
export function doesUnderCard(
  text: string,
  { at }: CardOnScreen,
  language: Language,
): Does | undefined {
  return answers(text, at, language) ?? moves(wordsOn(text), at, language);
}

function answers(text: string, question: string, language: Language): Does | undefined {
  const words = wordsOn(text);
  const value = valuesOf(question).find((one) => labelsOf(question, one, language).includes(words));
  if (value !== undefined) {
    const isMany = questionOf(question)?.type === 'multi_choice';
    const does = isMany ? (text.startsWith('✅') ? 'unmark' : 'mark') : 'choose';
    return { does, question, value };
  }
  const place = question === 'place' ? placesCalled(words, language) : [];
  const [only] = place;
  return only !== undefined && place.length === 1
    ? { does: 'choose', question, value: only }
    : undefined;
}

function moves(words: string, at: string, language: Language): Does | undefined {
  const step = steps.find((one) => words === t(language, `button.${one}`));
  if (step !== undefined) return { does: step };
  const page = Object.keys(pages).find((one) => words === t(language, pages[one] as TextKey));
  if (page !== undefined) return { does: 'open', page };
  const region = at === 'place' && listRegions(language).find((one) => is(words, one.id, language));
  if (region) return { does: 'open', page: 'region' };
  const section = plainSections.find((one) => isTitle(words, t(language, `section.${one}`)));
  if (at === 'menu' && section !== undefined) return { does: 'section', section };
  const question = required.find(({ key }) => words === wordsOn(shortText(key, language)))?.key;
  return at === 'review' && question !== undefined ? { does: 'edit', question } : undefined;
}

const is = (words: string, region: string, language: Language) =>
  words === regionName(region, language);

/** Behind the title of a section stands how much of it is answered. */
const isTitle = (words: string, title: string) =>
  words === title || words.startsWith(`${title} · `);

function placesCalled(words: string, language: Language): readonly string[] {
  const all = listRegions(language).flatMap(({ id }) => placesOf(id, language));
  return all.map(({ id }) => id).filter((id) => placeName(id, language) === words);
}
