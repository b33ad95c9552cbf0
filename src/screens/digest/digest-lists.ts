// What a summary names one by one, each by what opens its record: the largest assemblies, the
// dispersed, the detentions; what followed for people; what was corrected or withdrawn.
import { outcomeKinds } from '../../assemblies/outcome.ts';
import { placeName } from '../../card/places.ts';
import { formatDayOfYear, formatShortDay } from '../../dates.ts';
import type { DigestChange, DigestOutcome, DigestRecord, RecordName } from '../../digest/data.ts';
import { few } from '../../digest/summary.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Paragraph } from '../../messenger.ts';
import { cut } from '../../text.ts';
import { isPublicField, recordCommand } from '../figures/public-record.ts';
import { fieldName } from '../records/record-values.ts';
import { correctionReason, retractionText } from '../records/record-words.ts';
import type { DigestView } from './digest-sentences.ts';

/** So many of each are named; of the rest there is the number. */
const most = { largest: few, dispersed: 5, detentions: 5, outcomes: 6, changes: 8 } as const;
const FIELDS_LENGTH = 100;

/** Each list stays together: its heading, and a line for each. */
export function digestLists(view: DigestView): readonly (readonly Paragraph[])[] {
  const { data, language, summary } = view;
  const since = data.newsFrom === data.week ? 'week' : 'last';
  const { largest, outcomes } = summary;
  const changes = summary.changes.filter(isPublic);
  const shown = Math.min(largest.length, most.largest);
  // Of a few assemblies none is "the largest": all are named.
  const isFew = summary.assemblies <= few;
  const lists = [
    {
      heading: t(language, isFew ? 'digest.records' : 'digest.largest', { shown }),
      lines: largest.slice(0, most.largest).map((one) => sizeLine(one, view)),
      more: 0,
    },
    happened(view, 'dispersed'),
    happened(view, 'detentions'),
    {
      heading: t(language, 'digest.outcomes'),
      lines: outcomes.slice(0, most.outcomes).map((one) => outcomeLine(one, view)),
      more: Math.max(0, outcomes.length - most.outcomes),
    },
    {
      heading: t(language, 'digest.changes', { since }),
      lines: changes.slice(0, most.changes).map((one) => changeLine(one, view)),
      more: Math.max(0, changes.length - most.changes),
    },
  ];
  return lists.filter(({ lines }) => lines.length > 0).map((one) => paragraphsOf(one, language));
}

/** Records that may not be named yet, and those beyond the limit, are counted. */
function happened(view: DigestView, what: 'dispersed' | 'detentions') {
  const { language, summary } = view;
  const all = what === 'dispersed' ? summary.dispersal.yes : summary.detained.yes;
  const named = summary[what].slice(0, most[what]);
  const line = what === 'dispersed' ? sizeLine : detainedLine;
  return {
    heading: t(language, `digest.${what}`),
    lines: named.map((one) => line(one, view)),
    more: Math.max(0, all - named.length),
  };
}

function paragraphsOf(
  list: { readonly heading: string; readonly lines: readonly string[]; readonly more: number },
  language: Language,
): readonly Paragraph[] {
  const rest = list.more === 0 ? [] : [t(language, 'digest.more', { n: list.more })];
  return [
    { style: 'heading', text: list.heading },
    ...[...list.lines, ...rest].map((text) => ({ style: 'plain', text }) as const),
  ];
}

function sizeLine(one: DigestRecord, view: DigestView): string {
  const { language } = view;
  const record = recordText(one, view, formatDayOfYear(one.day, language));
  const { participants: size } = one;
  if (size === undefined) return record;
  if (size.high === undefined) {
    return t(language, 'digest.item_at_least', { record, n: Math.round(size.low) });
  }
  const isExact = Math.round(size.low) === Math.round(size.high);
  const key = isExact ? 'digest.item_exact' : 'digest.item_about';
  return t(language, key, { record, n: Math.round(size.best) });
}

function detainedLine(one: DigestRecord, view: DigestView): string {
  const { language } = view;
  const record = recordText(one, view, formatDayOfYear(one.day, language));
  const n = Math.round(one.detained ?? 0);
  return n === 0 ? record : t(language, 'digest.item_detained', { record, n });
}

/**
 * What, and not for how many: single people are behind these numbers, and week by week they would add
 * up to cells that the figures keep hidden.
 */
function outcomeLine(one: DigestOutcome, view: DigestView): string {
  const { language } = view;
  const list = outcomeKinds.flatMap((kind) => {
    const isThere = (one.people[kind] ?? 0) > 0;
    return isThere ? [t(language, `digest.outcome.${kind}`)] : [];
  });
  const record = recordText(one, view, formatShortDay(one.day));
  return t(language, 'digest.outcome', { record, list: list.join(', ') });
}

function changeLine(one: DigestChange, view: DigestView): string {
  const { language } = view;
  const record = recordText(one, view, formatShortDay(one.day));
  switch (one.kind) {
    case 'corrected': {
      const shown = one.fields.filter(isPublicField);
      const names = shown.map((field) => fieldName(field, language)).join(', ');
      const fields = cut(names, FIELDS_LENGTH);
      const reason = correctionReason(one.reason, language);
      return t(language, 'digest.corrected', { record, fields, reason });
    }
    case 'withdrawn': {
      const reason = retractionText(one.reason, language);
      return t(language, 'digest.withdrawn', { record, reason });
    }
    case 'joined':
      return t(language, 'digest.joined', { record, into: recordCommand(one.into) });
    default:
      return one satisfies never;
  }
}

/** What is corrected about how it was reported is not told. */
function isPublic(one: DigestChange): boolean {
  return one.kind !== 'corrected' || one.fields.some(isPublicField);
}

/** In the summary of one place its name goes without saying. */
function recordText(one: RecordName, { area, language }: DigestView, day: string): string {
  const command = recordCommand(one.number);
  if (area.kind === 'place') return t(language, 'digest.record_here', { command, day });
  return t(language, 'digest.record', { command, place: placeName(one.placeId, language), day });
}
