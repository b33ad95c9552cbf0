// Records that a report may be about, on the card of its case: a line each, and one of them beside
// the report, field by field.
import { type Beside, beside, fieldOfTrait } from '../../assemblies/beside.ts';
import type { Candidate } from '../../assemblies/candidates.ts';
import type { Known, Read, Reported, Trait } from '../../assemblies/traits.ts';
import { card, findQuestion } from '../../card/card.ts';
import { placeName } from '../../card/places.ts';
import type { Answer } from '../../card/types.ts';
import { formatDay } from '../../dates.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Button, Paragraph } from '../../messenger.ts';
import { answerText, choiceText, namesText, shortText } from '../card-texts.ts';

export interface KnownView extends Known {
  readonly version: number;
  readonly corroboration: number;
  readonly conflicts: readonly string[];
}

export type CandidateView = Candidate<KnownView>;

interface AtCase {
  readonly language: Language;
  readonly number: number;
  readonly version: number;
}

/** One line for each, with what agrees and what contradicts in words. */
export function candidateParagraphs(
  candidates: readonly CandidateView[],
  language: Language,
): Paragraph[] {
  if (candidates.length === 0) return [];
  return [
    { style: 'heading', text: t(language, 'desk.candidates') },
    ...candidates.map((one): Paragraph => {
      return { style: one.strength === 'same' ? 'plain' : 'note', text: lineOf(one, language) };
    }),
  ];
}

function lineOf(candidate: CandidateView, language: Language): string {
  const { known, strength, agrees, contradicts } = candidate;
  const traits = (found: readonly Trait[]) =>
    namesText(
      found.map((trait) => traitText(trait, language)),
      language,
    );
  const line = t(language, strength === 'same' ? 'desk.candidate' : 'desk.candidate_weak', {
    record: recordLine(known, language),
  });
  return [
    line,
    ...(agrees.length > 0 ? [t(language, 'desk.candidate_agrees', { what: traits(agrees) })] : []),
    ...(contradicts.length > 0
      ? [t(language, 'desk.candidate_contradicts', { what: traits(contradicts) })]
      : []),
  ].join('\n');
}

/** «№ 12 · Almaty · 22 November 2026 · rally · 3 reports». */
export function recordLine(known: KnownView, language: Language): string {
  return t(language, 'desk.record_line', {
    assembly: known.number,
    place: placeName(known.placeId, language),
    day: formatDay(known.localDate, language),
    form: choiceText('form', known.form, language),
    n: known.corroboration,
  });
}

export function traitText(trait: Trait, language: Language): string {
  return trait === 'campaign'
    ? t(language, 'trait.campaign')
    : shortText(fieldOfTrait[trait], language);
}

/** Each opens the comparison with its record. */
export function candidateButtons(
  candidates: readonly CandidateView[],
  { language, number, version }: AtCase,
): readonly (readonly Button[])[] {
  return candidates.map(({ known, strength }): readonly Button[] => {
    const sign = strength === 'same' ? '🔗' : '❔';
    const text = t(language, 'desk.candidate_button', {
      assembly: known.number,
      day: formatDay(known.localDate, language),
    });
    const press = { do: 'compare', case: number, version, assembly: known.number } as const;
    return [{ text: `${sign} ${text}`, press }];
  });
}

/** Before a case is verified whose event seems to be on record: which one is it? */
export function chooseEventButtons(
  candidates: readonly CandidateView[],
  at: AtCase,
): readonly (readonly Button[])[] {
  const { language, number, version } = at;
  return [
    ...candidateButtons(candidates, at),
    [newEvent(at)],
    [
      {
        text: `📶 ${t(language, 'button.new_event_as')}`,
        press: { do: 'new_event_as', case: number, version },
      },
    ],
    [noAssembly(at)],
    [back(at)],
  ];
}

/** What it was where no assembly took place; another page of the card. */
export function noAssembly({ language, number, version }: AtCase): Button {
  const press = { do: 'record_as', case: number, version } as const;
  return { text: `⚪ ${t(language, 'button.record_as')}`, press };
}

/** The report and a record, field by field. */
export function compareParagraphs(
  reported: Reported,
  { known }: Pick<CandidateView, 'known'>,
  { language, number }: Pick<AtCase, 'language' | 'number'>,
): Paragraph[] {
  const { conflicts, corroboration: n } = known;
  const names = conflicts.map((field) => shortText(field, language));
  const fields = namesText(names, language);
  return [
    { style: 'heading', text: t(language, 'desk.compare', { number, assembly: known.number }) },
    ...beside(reported, known).map((one) => besideText(one, language)),
    { style: 'plain', text: t(language, 'desk.corroboration', { n }) },
    ...(conflicts.length > 0
      ? [{ style: 'plain', text: `⚠️ ${t(language, 'desk.conflicts', { fields })}` } as const]
      : []),
  ];
}

const signs: Readonly<Record<Read, string>> = { agrees: '✓', contradicts: '✗', unknown: '·' };

function besideText({ field, read, report, record }: Beside, language: Language): Paragraph {
  const [one, other] = [valueText(field, report, language), valueText(field, record, language)];
  return {
    style: 'pair',
    label: `${signs[read]} ${shortText(field, language)}`,
    text: one === other ? one : t(language, 'desk.beside', { report: one, record: other }),
  };
}

/** A value as it is read; a dash where nobody knows. */
export function valueText(field: string, answer: Answer | undefined, language: Language): string {
  const question = findQuestion(card, field);
  if (question === undefined || answer === undefined) return '—';
  return answerText(question, { [field]: answer }, language) ?? '—';
}

export function compareButtons(
  { known }: Pick<CandidateView, 'known'>,
  at: AtCase,
): readonly (readonly Button[])[] {
  const { language, number, version } = at;
  const press = {
    do: 'same_event',
    case: number,
    version,
    assembly: known.number,
    seen: known.version,
  } as const;
  return [
    [{ text: `🔗 ${t(language, 'button.same_event')}`, press, tone: 'good' }, newEvent(at)],
    [back(at)],
  ];
}

function newEvent({ language, number, version }: AtCase): Button {
  const press = { do: 'new_event', case: number, version } as const;
  return { text: `🆕 ${t(language, 'button.new_event')}`, press };
}

function back({ language, number, version }: AtCase): Button {
  const press = { do: 'unreject', case: number, version } as const;
  return { text: `◀️ ${t(language, 'button.back')}`, press };
}
