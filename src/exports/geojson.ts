// GeoJSON by RFC 7946: a feature for each record at the middle of its city, with the columns as
// properties; ids that left the export stand in a foreign member.
import type { Language } from '../locales/translate.ts';
import { changeCells, changeColumns } from './changes.ts';
import { columns } from './columns.ts';
import type { Chunks, ExportRecord, ExportSource } from './record.ts';

const encoder = new TextEncoder();

export async function* recordsGeoJson(source: ExportSource, language: Language): Chunks {
  yield encoder.encode('{"type":"FeatureCollection","features":[');
  let comma = '';
  for await (const some of source.records()) {
    const features = some.map((record) => JSON.stringify(featureOf(record, language)));
    yield encoder.encode(comma + features.join(',\n'));
    comma = ',\n';
  }
  yield encoder.encode('],\n"deletions":[');
  comma = '';
  for await (const some of source.changes()) {
    const gone = some.filter(({ kind }) => kind !== 'corrected');
    if (gone.length === 0) continue;
    const lines = gone.map((change) => JSON.stringify(named(changeColumns, changeCells(change))));
    yield encoder.encode(comma + lines.join(',\n'));
    comma = ',\n';
  }
  yield encoder.encode(']}\n');
}

function featureOf(record: ExportRecord, language: Language) {
  const properties = named(
    columns,
    columns.map((column) => column.cell(record, language)),
  );
  const { lon, lat } = properties;
  return {
    type: 'Feature',
    id: record.id,
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties,
  };
}

/** What is not known is null, so that every feature has every property. */
function named(
  heads: readonly { readonly key: string }[],
  cells: readonly unknown[],
): Record<string, unknown> {
  return Object.fromEntries(heads.map(({ key }, at) => [key, cells[at] ?? null]));
}
