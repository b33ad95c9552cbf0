// Pictures of an answer that are plain bars: by place, by choice, by size.
import { placeName } from '../../card/places.ts';
import { formatNumber, t } from '../../locales/translate.ts';
import type { Amount, Picture } from '../../messenger.ts';
import type { FigureId } from '../../stats/registry/registry.ts';
import type { Value } from '../../stats/value.ts';
import {
  type Charting,
  type FigureChart,
  labelOf,
  MOST_BARS,
  percentText,
  textsOf,
  whole,
} from './chart-texts.ts';
import { bandLabel } from './figure-people.ts';
import { twoDecimals } from './figure-saying.ts';

type Bars = readonly { readonly label: string; readonly amount: Amount }[];

/** `undefined` where there is nothing to draw. */
export function barsOf(
  chart: FigureChart,
  [id, value]: readonly [FigureId, Value],
  charting: Charting,
): Picture | undefined {
  const bars = barsIn(id, value, charting);
  if (bars.length === 0) return undefined;
  const spec = {
    ...textsOf(chart, charting),
    bars: bars.map(({ label, amount }) => ({ label, values: [amount] })),
  };
  return { chart: 'bars', spec };
}

function barsIn(id: FigureId, value: Value, charting: Charting): Bars {
  switch (value.kind) {
    case 'shares':
      return shareBars(id, value, charting);
    case 'spread':
      return value.bands.map(({ key, n }) => ({
        label: bandLabel(key, charting.language),
        amount: whole(n, charting),
      }));
    case 'places':
      return placeBars(value.rows, charting);
    default:
      return [];
  }
}

function shareBars(
  id: FigureId,
  { parts, base }: Extract<Value, { kind: 'shares' }>,
  charting: Charting,
): Bars {
  return parts.slice(0, MOST_BARS).map(({ key, n }) => {
    const text = `${formatNumber(charting.language, n)} · ${percentText(n, base, charting)}`;
    return { label: labelOf(id, key, charting), amount: { value: n, text } };
  });
}

function placeBars(rows: Extract<Value, { kind: 'places' }>['rows'], charting: Charting): Bars {
  const named = rows.length > MOST_BARS ? MOST_BARS - 1 : rows.length;
  const shown = rows.slice(0, named).map(({ place, value }) => ({
    label: placeName(place, charting.language),
    amount: amountOf(value, charting),
  }));
  return [
    ...shown.toSorted((a, b) => b.amount.value - a.amount.value),
    ...othersBar(rows.slice(named), charting),
  ];
}

/** What can be added up is added up; an average of the rest would say little. */
function othersBar(rows: Extract<Value, { kind: 'places' }>['rows'], charting: Charting): Bars {
  const total = rows.reduce((all, { value }) => {
    if (value.kind === 'count') return all + value.n;
    return value.kind === 'people' ? all + value.best : all;
  }, 0);
  if (total === 0) return [];
  const label = t(charting.language, 'stats.other_places');
  return [{ label, amount: whole(total, charting) }];
}

export function amountOf(value: Value, charting: Charting): Amount {
  switch (value.kind) {
    case 'count':
      return whole(value.n, charting);
    case 'people':
      return whole(value.best, charting);
    case 'average':
      return whole(value.known === 0 ? 0 : value.sum / value.known, charting);
    case 'ratio': {
      const ratio = value.under === 0 ? 0 : value.over / value.under;
      return { value: ratio, text: twoDecimals(ratio, charting) };
    }
    default:
      return { value: 0, text: '' };
  }
}
