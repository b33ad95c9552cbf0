// Any text at all: every code point, halves of pairs included.
import * as fc from 'fast-check';

// fast-check's own unit `binary` takes seconds to set up.
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 0, max: 0x10_ff_ff }), { maxLength })
    .map((points) => String.fromCodePoint(...points));
}
