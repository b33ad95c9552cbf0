// The id of a campaign: read by people, carried by buttons, another one for each campaign.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { campaignId } from '../../../src/assemblies/campaign.ts';

test.each([
  ['Жаңаөзен 2011', 'zhanaozen_2011'],
  ['Земельные митинги', 'zemelnye_mitingi'],
  ['  «Dissent», 2012!', 'dissent_2012'],
  ['…', 'campaign'],
  ['None', 'none_2'],
])('%s is %s', (name, id) => {
  expect(campaignId(name, new Set())).toBe(id);
});

test('is another one for another campaign, whatever their names, and fits on a button', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 30 }), (names) => {
      const taken = new Set<string>();
      for (const name of names) {
        const id = campaignId(name, taken);
        expect(id).toMatch(/^[a-z0-9_]{1,24}$/);
        expect(taken.has(id)).toBe(false);
        taken.add(id);
      }
    }),
  );
});
