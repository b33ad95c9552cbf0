// The rows of a sheet of an XLSX workbook, as XML. Texts stand in the cells themselves: no formula,
// no table of shared strings that would have to be held in memory.
import { type Cell, plainText } from './cells.ts';

export const sheetStart =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
export const sheetEnd = '</sheetData></worksheet>';

/** @param number the row in the sheet, from 1 */
export function sheetRow(number: number, cells: readonly Cell[]): string {
  let row = `<row r="${number}">`;
  for (const [at, cell] of cells.entries()) row += sheetCell(`${columnName(at)}${number}`, cell);
  return `${row}</row>`;
}

function sheetCell(name: string, cell: Cell): string {
  if (typeof cell === 'number') return `<c r="${name}"><v>${cell}</v></c>`;
  const text = plainText(cell);
  if (text === '') return '';
  return `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

const names: string[] = [];

/** A, B, … Z, AA, AB… */
function columnName(at: number): string {
  const known = names[at];
  if (known !== undefined) return known;
  const last = String.fromCharCode(65 + (at % 26));
  const name = at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
  names[at] = name;
  return name;
}

const SPECIAL = /[&<>"]/;
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
// XML 1.0 has no place for these, not even escaped.
const forbidden =
  // oxlint-disable-next-line no-control-regex -- these very characters are looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export function escapeXml(text: string): string {
  const clean = text.replace(forbidden, '');
  return SPECIAL.test(clean) ? clean.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign) : clean;
}
