// An XLSX workbook, written sheet by sheet into a streaming ZIP: whatever its length, only what is
// being written is in memory.
import { Zip, ZipDeflate } from 'fflate';
import type { Cell } from './cells.ts';
import type { Chunks } from './record.ts';
import { escapeXml, sheetEnd, sheetRow, sheetStart } from './sheet.ts';

export interface Sheet {
  readonly name: string;
  /** Stands above the rows, and again where a sheet is full and another one follows. */
  readonly heads: readonly (readonly Cell[])[];
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** Excel opens no more rows, and no sheet of this ZIP may have 4 GiB. */
const defaults = { rowsInSheet: 1_048_000, bytesInSheet: 3_500_000_000 };

/** Repeating XML shrinks as well at the fastest level, in a third of the time. */
const LEVEL = 1;

export async function* workbook(sheets: readonly Sheet[], limits = defaults): Chunks {
  const zip = openZip();
  const names: string[] = [];
  for (const sheet of sheets) {
    let part: Part | undefined;
    let parts = 0;
    const next = () => {
      part?.end();
      parts += 1;
      names.push(parts === 1 ? sheet.name : `${sheet.name} ${parts}`);
      part = openPart(zip, names.length, sheet.heads);
      return part;
    };
    next();
    for await (const rows of sheet.rows) {
      for (const row of rows) {
        const isFull =
          (part?.rows ?? 0) >= limits.rowsInSheet || (part?.bytes ?? 0) >= limits.bytesInSheet;
        (isFull ? next() : part)?.add(row);
      }
      part?.flush();
      yield* zip.taken();
    }
    part?.end();
    yield* zip.taken();
  }
  for (const [path, text] of packageFiles(names)) zip.file(path, text);
  zip.end();
  yield* zip.taken();
}

interface Part {
  readonly rows: number;
  readonly bytes: number;
  add(row: readonly Cell[]): void;
  flush(): void;
  end(): void;
}

type OpenZip = ReturnType<typeof openZip>;

function openPart(zip: OpenZip, number: number, heads: Sheet['heads']): Part {
  const entry = zip.entry(`xl/worksheets/sheet${number}.xml`);
  let text = sheetStart;
  let rows = 0;
  let bytes = 0;
  const add = (row: readonly Cell[]) => {
    rows += 1;
    text += sheetRow(rows, row);
  };
  const flush = () => {
    bytes += entry.push(text);
    text = '';
  };
  for (const head of heads) add(head);
  return {
    get rows() {
      return rows;
    },
    get bytes() {
      return bytes;
    },
    add,
    flush,
    end: () => entry.end(text + sheetEnd),
  };
}

function openZip() {
  const encoder = new TextEncoder();
  let chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });

  function entry(path: string) {
    const file = new ZipDeflate(path, { level: LEVEL });
    // A fixed day: the same content makes the same file.
    file.mtime = '2000-01-01T00:00:00';
    zip.add(file);
    const push = (text: string, isLast: boolean) => {
      const bytes = encoder.encode(text);
      file.push(bytes, isLast);
      return bytes.length;
    };
    return { push: (text: string) => push(text, false), end: (text: string) => push(text, true) };
  }

  return {
    entry,
    file: (path: string, text: string) => void entry(path).end(text),
    end: () => zip.end(),
    /** What was made since. */
    taken: () => {
      const made = chunks;
      chunks = [];
      return made;
    },
  };
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What makes a ZIP of sheets a workbook. */
function packageFiles(names: readonly string[]): readonly (readonly [string, string])[] {
  const each = (line: (number: number, name: string) => string) =>
    names.map((name, at) => line(at + 1, escapeXml(name))).join('');
  const sheets = each((n, name) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`);
  const relations = each(
    (n) =>
      `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  const types = each(
    (n) =>
      `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  );
  return [
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations}</Relationships>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${types}</Types>`,
    ],
  ];
}
