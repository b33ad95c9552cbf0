// How arrays travel as parameters: the few types that our queries use.

const quote = (item: unknown) =>
  item === null ? 'NULL' : `"${String(item).replaceAll(/["\\]/g, (sign) => `\\${sign}`)}"`;

/** An array as PostgreSQL writes it: `{"a","b"}`. */
export const arrayLiteral = (items: readonly unknown[]) => `{${items.map(quote).join(',')}}`;

const arrayOf = (oid: number) => ({
  to: oid,
  from: [] as number[],
  serialize: (items: unknown) => (Array.isArray(items) ? arrayLiteral(items) : String(items)),
  parse: (text: string) => text,
});

/** By the oid of the array type. */
export const arrayTypes = {
  int8Array: arrayOf(1016),
  int4Array: arrayOf(1007),
  textArray: arrayOf(1009),
  uuidArray: arrayOf(2951),
};
