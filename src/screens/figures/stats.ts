// An answer with figures: sentences that can be quoted, one picture, and buttons that change the
// question.
import { placeName } from '../../card/places.ts';
import { formatDay } from '../../dates.ts';
import { type Language, type TextKey, t } from '../../locales/translate.ts';
import type { Paragraph, Picture, Screen } from '../../messenger.ts';
import { figuresOf, type StatsAnswer } from '../../stats/answer.ts';
import type { FigureId } from '../../stats/registry/registry.ts';
import { isSameAnswer } from '../../stats/snapshot.ts';
import { topics } from '../../stats/topics.ts';
import { lengthOf } from '../length.ts';
import { comparisonParagraphs } from './comparison.ts';
import { chartOf } from './figure-charts.ts';
import { nameOf } from './figure-saying.ts';
import { ratesSentence, timeSentences } from './figure-series.ts';
import { figureSentences } from './figure-text.ts';
import { statsButtons } from './stats-buttons.ts';
import { titleText } from './stats-title.ts';

export interface StatsView {
  readonly language: Language;
  readonly answer: StatsAnswer;
  /** With its `#`. */
  readonly code: string;
  /** What the same question is answered now, where `answer` is one of an earlier day. */
  readonly now?: StatsAnswer;
}

// The caption of a picture ends here; what is longer would be cut, and a number with it.
const CAPTION_LIMIT = 1024;

interface Named {
  readonly named: number;
  readonly places: number;
}

// At most so many parts of a list, and places, are named, and fewer where the caption is full:
// places first, because their picture has all of them.
const ALL_NAMED: Named = { named: 6, places: 6 };
const FEWER_NAMED: readonly Named[] = [
  { named: 6, places: 5 },
  { named: 6, places: 4 },
  { named: 6, places: 3 },
  { named: 5, places: 3 },
  { named: 4, places: 3 },
  { named: 4, places: 0 },
  { named: 3, places: 0 },
  { named: 2, places: 0 },
  { named: 1, places: 0 },
];

export function statsScreen(view: StatsView): Screen {
  const { language, answer } = view;
  const around = { head: headParagraphs(view), foot: footParagraphs(view) };
  const buttons = statsButtons(view);
  if (answer.n === 0 && !hasRefusals(answer) && !hadSome(answer)) {
    const none: Paragraph = { style: 'plain', text: t(language, 'stats.none') };
    return { paragraphs: [...around.head, none, ...around.foot], buttons };
  }
  const picture = pictureOf(view);
  const fitting = picture && captionOf(view, around);
  if (fitting) return { paragraphs: fitting, buttons, picture };
  return { paragraphs: paragraphsOf(view, around, ALL_NAMED), buttons };
}

/** Refusals are records of their own: there may be some where no assembly took place. */
function hasRefusals({ values }: StatsAnswer): boolean {
  return values.A20?.kind === 'refusals' && values.A20.n > 0;
}

/** Where nothing took place now, that it did before is what a comparison has to say. */
function hadSome({ question, comparison }: StatsAnswer): boolean {
  const earlier = (comparison?.against ?? []).map(({ all }) => all?.assemblies.before ?? 0);
  return question.topic === 'comparison' && earlier.some((n) => n > 0);
}

function pictureOf({ answer, language }: StatsView): Picture | undefined {
  const { topic = 'summary', chart, figure } = answer.question;
  if (figure !== undefined) return undefined;
  const offered = chart === undefined ? topics[topic].charts : [chart];
  for (const one of offered) {
    const picture = chartOf(one, { language, answer });
    if (picture !== undefined) return picture;
  }
  return undefined;
}

interface Around {
  readonly head: readonly Paragraph[];
  readonly foot: readonly Paragraph[];
}

/** With as many parts by name as the caption takes; `undefined` where not even one fits. */
function captionOf(view: StatsView, around: Around): readonly Paragraph[] | undefined {
  for (const named of [ALL_NAMED, ...FEWER_NAMED]) {
    const paragraphs = paragraphsOf(view, around, named);
    if (lengthOf(paragraphs) <= CAPTION_LIMIT) return paragraphs;
  }
  return undefined;
}

function paragraphsOf(view: StatsView, { head, foot }: Around, named: Named): readonly Paragraph[] {
  const { language, answer } = view;
  const sentences = (id: FigureId) => {
    const value = answer.values[id];
    return value ? figureSentences(id, value, { language, answer, ...named }) : [];
  };
  const said = figuresOf(answer.question)
    .flatMap((id) => orNothing(id, sentences(id), view))
    .map((text): Paragraph => ({ style: 'plain', text }));
  return [
    ...head,
    ...said,
    ...overTime(view),
    ...compared(view, lengthOf([...head, ...foot])),
    ...foot,
  ];
}

/** Whoever asks for one figure is told that there is none. */
function orNothing(
  id: FigureId,
  sentences: readonly string[],
  { language, answer }: StatsView,
): readonly string[] {
  if (sentences.length > 0 || id !== answer.question.figure) return sentences;
  return [t(language, 'figures.nothing', { name: nameOf(id, language) })];
}

function overTime({ language, answer }: StatsView): readonly Paragraph[] {
  return timeSentences(answer, language).map((text) => ({ style: 'plain', text }));
}

/** What changed, or how often it was in each place, as far as coverage is known. */
function compared({ language, answer }: StatsView, taken: number): readonly Paragraph[] {
  const { comparison, question, asOf: today } = answer;
  if (comparison === undefined) return [];
  const view = { language, question, comparison, today };
  if (question.topic === 'comparison') return comparisonParagraphs(view, CAPTION_LIMIT - taken);
  return ratesSentence(view).map((text) => ({ style: 'plain', text }));
}

function headParagraphs({ language, answer, now }: StatsView): readonly Paragraph[] {
  const { topic = 'summary' } = answer.question;
  const title = titleText(answer.question, language);
  const about = t(language, `figures.topic.${topic}` as TextKey);
  const heading = topic === 'summary' ? title : `${about}. ${title}`;
  return [
    { style: 'heading', text: heading },
    ...(now === undefined
      ? []
      : [{ style: 'note', text: thenText(language, answer, now) } as const]),
  ];
}

function thenText(language: Language, then: StatsAnswer, now: StatsAnswer): string {
  const day = formatDay(then.asOf, language);
  if (isSameAnswer(then, now)) return t(language, 'figures.then_same', { day });
  return t(language, 'figures.then', { day, n: now.n, was: then.n });
}

function footParagraphs({ language, answer, code }: StatsView): readonly Paragraph[] {
  const { figure } = answer.question;
  const means = figure === undefined ? [] : [t(language, `figure.${figure}.means` as TextKey)];
  const day = formatDay(answer.asOf, language);
  const asOf = t(language, 'figures.code', { day, n: answer.n, code });
  return [...means, ...filterTexts(language, answer), asOf].map((text) => ({
    style: 'note',
    text,
  }));
}

/** What was typed may be no campaign at all, such as `constructor`. */
function campaignName(campaigns: StatsAnswer['campaigns'], id: string): string {
  return Object.hasOwn(campaigns, id) ? (campaigns[id] ?? id) : id;
}

/** Whatever was asked beside place and period. */
function filterTexts(language: Language, { question, campaigns }: StatsAnswer): readonly string[] {
  const { level, campaign, isWithoutOfficial, without, mode } = question;
  return [
    ...(level && level !== 'v1' ? [t(language, 'figures.filter_level', { level })] : []),
    ...(campaign
      ? [t(language, 'figures.filter_campaign', { name: campaignName(campaigns, campaign) })]
      : []),
    ...(isWithoutOfficial ? [t(language, 'figures.filter_official')] : []),
    ...(without
      ? [t(language, 'figures.filter_without', { place: placeName(without, language) })]
      : []),
    ...(mode === 'kibhr' ? [t(language, 'figures.filter_kibhr')] : []),
  ];
}
