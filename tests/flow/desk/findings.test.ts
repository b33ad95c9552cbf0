// What the automatic checks found stands on the card until the case is decided.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingText } from '../../../src/screens/desk/case-findings.ts';
import { verifiesCase } from '../../support/desk.ts';
import { newModerator, newPerson, type Person } from '../../support/person.ts';
import { cardOf, caseOf } from '../../support/stored.ts';
import { createWorld, type World } from '../../support/world.ts';

let world: World;
let first: Person;
beforeAll(async () => {
  world = await createWorld();
  first = newModerator(world);
});
afterAll(() => world.close());

describe('a finding on the card', () => {
  const findings = async (person: Person, card: Parameters<Person['reports']>[0]) => {
    const { number } = await caseOf(world, await person.reports(card));
    return { number, text: cardOf(world, { by: first, number }).text };
  };

  it('says that the report is second-hand', async () => {
    const reporter = newPerson(world, 'en');
    for (const basis of ['participant_told', 'media_social']) {
      const { text } = await findings(reporter, { observer_basis: basis, place: 'kokshetau' });
      expect(text).toContain(findingText({ code: 'second_hand' }, 'en'));
    }
  });

  it('says that the same person has sent the same assembly, and not of another form', async () => {
    const reporter = newPerson(world, 'en');
    const { number } = await findings(reporter, { place: 'aktau' });
    const again = await findings(reporter, { place: 'aktau' });
    const finding = { code: 'same_reporter', case: number } as const;
    expect(again.text).toContain(findingText(finding, 'en'));
    const other = await findings(reporter, { place: 'aktau', form: 'march' });
    expect(other.text).not.toContain('⚠️');
  });

  it('names other cases about the same place and day', async () => {
    const cases: number[] = [];
    for (const _ of [1, 2]) {
      const { number } = await findings(newPerson(world, 'en'), { place: 'atyrau' });
      cases.push(number);
    }
    const { text } = await findings(newPerson(world, 'en'), { place: 'atyrau' });
    expect(text).toContain(findingText({ code: 'same_day', cases }, 'en'));
    const yesterday = { place: 'atyrau', event_when: 'yesterday' };
    expect((await findings(newPerson(world, 'en'), yesterday)).text).not.toContain('⚠️');
  });

  it('counts the reports of a person who sends many within an hour', async () => {
    const reporter = newPerson(world, 'en');
    const places = ['almaty', 'astana', 'shymkent', 'semey', 'pavlodar'];
    const texts: string[] = [];
    for (const place of places) {
      texts.push((await findings(reporter, { place, event_when: { typed: '01.03.2026' } })).text);
    }
    expect(texts.map((text) => text.includes('⚠️'))).toEqual([false, false, false, false, true]);
    expect(texts.at(-1)).toContain(findingText({ code: 'flood', reports: 5 }, 'en'));
  });

  it('is gone from the card when the case is decided', async () => {
    const reporter = newPerson(world, 'en');
    const { number } = await findings(reporter, {
      observer_basis: 'media_social',
      place: 'uralsk',
    });
    await verifiesCase(world, first, number);
    expect(cardOf(world, { by: first, number }).text).not.toContain('⚠️');
  });
});
