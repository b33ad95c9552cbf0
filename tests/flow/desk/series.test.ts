// Actions of several days, and campaigns.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newModerator, newPerson, type Person } from '../../support/person.ts';
import {
  corrects,
  newRecord,
  opensFurther,
  recordButtonsOf,
  recordNumbered,
  recordText,
  tapsOnRecord,
} from '../../support/records.ts';
import { rollupDifferences } from '../../support/recount.ts';
import { createWorld, type World } from '../../support/world.ts';

let world: World;
let first: Person;
beforeAll(async () => {
  world = await createWorld();
  first = newModerator(world);
});
afterAll(() => world.close());

const days = { today: '22.11.2026', yesterday: '21.11.2026' } as const;

async function twoDays(place: string) {
  const today = await newRecord(world, first, { place, event_when: 'today' });
  const yesterday = await newRecord(world, first, { place, event_when: 'yesterday' });
  await first.says(`/assembly ${today.number}`);
  return { today, yesterday };
}

function dayButton(number: number, day: keyof typeof days) {
  return first.reads('record.day', { number, day: days[day] });
}

async function seriesOf(...numbers: readonly number[]) {
  const rows = await Promise.all(numbers.map((number) => recordNumbered(world, number)));
  return rows.map((row) => row['series_id']);
}

describe('an action of several days', () => {
  it('is linked day by day, and each day knows the others', async () => {
    const { today, yesterday } = await twoDays('taraz');
    await opensFurther(world, first, today.number, { key: 'button.another_day' });
    await tapsOnRecord(world, first, today.number, dayButton(yesterday.number, 'yesterday'));
    const [one, other] = await seriesOf(today.number, yesterday.number);
    expect(one).not.toBeNull();
    expect(other).toBe(one);
    expect(recordText(first, today.number)).toContain(dayButton(yesterday.number, 'yesterday'));
    await first.says(`/assembly ${yesterday.number}`);
    expect(recordText(first, yesterday.number)).toContain(dayButton(today.number, 'today'));
    const acts = await world.app.db.sql`
      select act from audit where assembly_number = ${today.number} order by seq desc limit 1`;
    expect(acts).toEqual([{ act: 'series' }]);
  });

  it('is taken apart again, and no series of one day is left', async () => {
    const { today, yesterday } = await twoDays('shymkent');
    await opensFurther(world, first, today.number, { key: 'button.another_day' });
    await tapsOnRecord(world, first, today.number, dayButton(yesterday.number, 'yesterday'));
    await opensFurther(world, first, today.number, { key: 'button.another_day' });
    await tapsOnRecord(world, first, today.number, { key: 'button.unlink_day' });
    expect(await seriesOf(today.number, yesterday.number)).toEqual([null, null]);
  });

  it('has one record for each place and day', async () => {
    const { today, yesterday } = await twoDays('aktobe');
    const twice = await newRecord(world, first, { place: 'aktobe', event_when: 'yesterday' });
    await opensFurther(world, first, today.number, { key: 'button.another_day' });
    await tapsOnRecord(world, first, today.number, dayButton(yesterday.number, 'yesterday'));
    await opensFurther(world, first, today.number, { key: 'button.another_day' });
    const { toast } = await tapsOnRecord(
      world,
      first,
      today.number,
      dayButton(twice.number, 'yesterday'),
    );
    expect(toast).toBe(first.reads('refusal.series_same_day'));
  });

  it('stays linked when a value of one day is corrected', async () => {
    const { today, yesterday } = await twoDays('semey');
    await opensFurther(world, first, today.number, { key: 'button.another_day' });
    await tapsOnRecord(world, first, today.number, dayButton(yesterday.number, 'yesterday'));
    const [before] = await seriesOf(today.number);
    await corrects(world, first, {
      number: today.number,
      section: 'section.required',
      field: 'card.form.short',
      tap: first.reads('card.form.choice.march'),
    });
    expect(await recordNumbered(world, today.number)).toMatchObject({ form: 'march' });
    expect(await seriesOf(today.number, yesterday.number)).toEqual([before, before]);
  });

  it('is offered for the place of the record only', async () => {
    const { today, yesterday } = await twoDays('pavlodar');
    await newRecord(world, first, { place: 'atyrau', event_when: 'yesterday' });
    await opensFurther(world, first, today.number, { key: 'button.another_day' });
    const found = recordButtonsOf(first, today.number).filter((text) => text.includes('🔗'));
    expect(found).toEqual([`🔗 ${dayButton(yesterday.number, 'yesterday')}`]);
  });
});

describe('a campaign', () => {
  it('is made, tags a record, and decides its class in the statistics', async () => {
    await first.says('/campaign new Жаңаөзен 2011');
    const added = { name: 'Жаңаөзен 2011' };
    expect(first.last().text).toBe(first.reads('campaign.added', added));
    const { number } = await newRecord(world, first, { place: 'oskemen' });
    await first.says(`/assembly ${number}`);
    await opensFurther(world, first, number, { key: 'button.campaign' });
    await tapsOnRecord(world, first, number, 'Жаңаөзен 2011');
    expect(await recordNumbered(world, number)).toMatchObject({
      campaign_id: 'zhanaozen_2011',
      topic_class: 'campaign',
    });
    const reader = newPerson(world, 'en');
    await reader.says('/stats Oskemen');
    expect(reader.last().text).toContain('By topic: campaigns — 1');
    expect(await rollupDifferences(world.app.db.sql)).toEqual([]);
    await first.says('/campaign');
    expect(first.last().text).toContain('Жаңаөзен 2011: 1 assembly');
    await first.says(`/assembly ${number}`);
    await opensFurther(world, first, number, { key: 'button.campaign' });
    await tapsOnRecord(world, first, number, { key: 'button.no_campaign' });
    expect(await recordNumbered(world, number)).toMatchObject({
      campaign_id: null,
      topic_class: 'social_economic',
    });
  });

  it('is known by its name: no second one, none without, none too long', async () => {
    await first.says('/campaign new Земля');
    await first.says('/campaign new земля');
    expect(first.last().text).toBe(first.reads('refusal.campaign_known'));
    for (const name of ['', ' ', '…', 'x'.repeat(81)]) {
      await first.says(`/campaign new ${name}`);
      expect(first.last().text).toBe(first.reads('refusal.campaign_name', { max: 80 }));
    }
  });
});
