// Figures place by place, as lists in a sentence.
import { placeName } from '../../card/places.ts';
import { t } from '../../locales/translate.ts';
import type { FigureId } from '../../stats/registry/registry.ts';
import { percent, round } from '../../stats/rounding.ts';
import type { Value } from '../../stats/value.ts';
import {
  isAlone,
  isNoneKnown,
  item,
  modeOf,
  type Of,
  type Saying,
  say,
  twoDecimals,
} from './figure-saying.ts';

export function placesSentence(
  id: FigureId,
  value: Of<'places'>,
  saying: Saying,
): readonly string[] {
  const { language, answer, places } = saying;
  const [first] = value.rows;
  if (first === undefined) return [];
  if (id === 'A36') return withoutSentence(first, saying);
  // A list of one place says once more what stands beside it.
  if (answer.question.area.kind === 'place' && !isAlone(saying)) return [];
  if (places === 0) return [];
  const rest = id === 'A02' ? restOf(value.rows.slice(places)) : 0;
  const texts = value.rows
    .slice(0, places)
    .map(({ place, value: here }) => rowText(place, here, saying));
  if (rest > 0) texts.push(item(saying, t(language, 'stats.other_places'), rest));
  const key = id === 'A02' ? 'stats.places' : `figure.${id}`;
  return [say(saying, key, { list: texts.join(id === 'A02' ? ', ' : '; ') })];
}

function withoutSentence(
  { place, value }: Of<'places'>['rows'][number],
  saying: Saying,
): readonly string[] {
  if (value.kind !== 'average' || isNoneKnown(value.known, value.unknown, saying)) return [];
  const { known, unknown } = value;
  const without = placeName(place, saying.language);
  const mean = meanOf(value, saying);
  return [say(saying, 'figure.A36', { place: without, mean, known, unknown })];
}

function restOf(rows: Of<'places'>['rows']): number {
  return rows.reduce((all, { value }) => all + (value.kind === 'count' ? value.n : 0), 0);
}

function rowText(place: string, value: Value, saying: Saying): string {
  const name = placeName(place, saying.language);
  switch (value.kind) {
    case 'count':
      return item(saying, name, value.n);
    case 'people':
      return item(saying, name, round(value.best, 0, modeOf(saying)));
    case 'average':
      return item(saying, name, meanOf(value, saying));
    case 'share': {
      const share = percent(value.n, value.base, modeOf(saying));
      return say(saying, 'figures.place_share', {
        name,
        n: value.n,
        base: value.base,
        percent: share,
      });
    }
    case 'ratio':
      return item(saying, name, twoDecimals(value.over / value.under, saying));
    default:
      return name;
  }
}

function meanOf({ sum: total, known }: Of<'average'>, saying: Saying): number {
  return known === 0 ? 0 : round(total / known, 0, modeOf(saying));
}
