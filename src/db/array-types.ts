// How arrays travel as parameters: the few types that our queries use. Arrays are not read back:
// queries answer with jsonb where they have a list to tell.

const quote = (item: string | number | null) =>
  item === null ? 'NULL' : `"${String(item).replaceAll(/["\\]/g, (sign) => `\\${sign}`)}"`;

/** An array as PostgreSQL writes it: `{"a","b"}`. */
const arrayLiteral = (items: readonly (string | number | null)[]) =>
  `{${items.map(quote).join(',')}}`;

const arrayOf = (oid: number) => ({
  to: oid,
  from: [] as number[],
  // drizzle has written its arrays out already.
  serialize: (items: string | readonly (string | number | null)[]) =>
    typeof items === 'string' ? items : arrayLiteral(items),
  parse: (text: string) => text,
});

/** By the oid of the array type. */
export const arrayTypes = {
  int8Array: arrayOf(1016),
  int4Array: arrayOf(1007),
  textArray: arrayOf(1009),
  uuidArray: arrayOf(2951),
};
