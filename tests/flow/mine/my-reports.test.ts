import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { t } from '../../../src/locales/translate.ts';
import { createWorld, type World } from '../../support/world.ts';
import { callbackOf, newest, sendReport, speakEnglish, tapAll } from './reporting.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

describe('/mine', () => {
  it('says that nothing was sent yet', async () => {
    const { reporter } = world;
    await speakEnglish(world, reporter);
    await reporter.says('/mine');
    await world.settled();
    const seen = await reporter.seesLast('You have sent no reports yet.');
    expect(seen.buttons.flat().join()).toContain('New report');
  });

  it('follows a report from the desk to the assembly', async () => {
    const { reporter, moderator } = world;
    await speakEnglish(world, reporter);
    const code = await sendReport(world, reporter);
    await reporter.says('/mine');
    await world.settled();
    const list = await reporter.seesLast('Your reports');
    expect(list.text).toContain(`${code}: Almaty, 22 November 2026: with the moderators`);
    await moderator.taps('Verify');
    await world.settled();
    await tapAll(world, reporter, [`${code} · Almaty`]);
    const one = await reporter.sees(`Report ${code}`);
    expect(one.text).toContain('verified as assembly № 1');
    expect(one.text).toContain('People: 10-49');
    expect(one.id).toBe(list.id);
    await tapAll(world, reporter, ['Back']);
    await reporter.sees('verified as assembly № 1');
  });

  it('says why a report was not accepted', async () => {
    const { reporter, moderator } = world;
    await speakEnglish(world, reporter);
    const code = await sendReport(world, reporter);
    await tapAll(world, moderator, ['Reject', 'Did not take place']);
    await reporter.says('/mine');
    await world.settled();
    await reporter.seesLast('not accepted: Did not take place');
    await tapAll(world, reporter, [code]);
    await reporter.sees('According to what we found, the assembly did not take place.');
  });

  it('pages through many reports, the newest first', async () => {
    const { reporter, app, clock } = world;
    await speakEnglish(world, reporter);
    await sendReport(world, reporter);
    await app.db.sql`
      insert into report (id, code, person, card_version, answers, place_id, local_date, received_at)
      select gen_random_uuid(), 'AAAA' || (20 + n), person, card_version, answers, place_id,
        local_date, received_at - make_interval(days => n)
      from report, generate_series(1, 11) n`;
    clock.pass(60);
    await reporter.says('/mine');
    await world.settled();
    const first = await reporter.seesLast('Page 1 of 3');
    expect(first.buttons.flat().join()).not.toContain('Newer');
    await tapAll(world, reporter, ['Older']);
    const second = await reporter.sees('Page 2 of 3');
    expect(second.text).toContain('AAAA25');
    expect(second.id).toBe(first.id);
    await tapAll(world, reporter, ['Older']);
    const third = await reporter.sees('Page 3 of 3');
    expect(third.buttons.flat().join()).not.toContain('Older');
    await tapAll(world, reporter, ['Newer', 'Newer']);
    await reporter.sees('Page 1 of 3');
  });

  it.each([
    ['English', 'Your reports', 'with the moderators', '22 November 2026'],
    ['Русский', 'Ваши сообщения', 'у модераторов', '22 ноября 2026'],
    ['Қазақша', 'Хабарламаларыңыз', 'модераторларда', '2026 ж. 22 қараша'],
  ])('speaks %s', async (language, title, status, day) => {
    const { reporter } = world;
    await speakEnglish(world, reporter);
    const code = await sendReport(world, reporter);
    await reporter.says('/language');
    await tapAll(world, reporter, [language]);
    await reporter.says('/mine');
    await world.settled();
    const seen = await reporter.seesLast(title);
    expect(seen.text).toContain(code);
    expect(seen.text).toContain(status);
    expect(seen.text).toContain(day);
  });

  it('is for the private chat only', async () => {
    await world.moderator.says('/mine');
    await world.settled();
    expect(newest(world.moderator, 'в личном чате')).toBeDefined();
  });

  it('shows nothing of other people', async () => {
    const { reporter, subscriber } = world;
    await speakEnglish(world, reporter);
    const code = await sendReport(world, reporter);
    await subscriber.says('/mine');
    await world.settled();
    const seen = await subscriber.seesLast('You have sent no reports yet.');
    expect(seen.text).not.toContain(code);
  });
});

describe('a correction', () => {
  it('before the decision changes the card and what is verified', async () => {
    const { reporter, moderator, subscriber, app } = world;
    await speakEnglish(world, reporter);
    const code = await sendReport(world, reporter);
    await reporter.says('/mine');
    await tapAll(world, reporter, [code, 'Edit', 'Edit', 'Place', 'Astana', 'Send']);
    const card = await moderator.sees('Case 1');
    expect(card.text).toContain('Astana');
    expect(card.text).not.toContain('Almaty');
    await moderator.taps('Verify');
    await world.settled();
    await reporter.sees(`Your report ${code} (Astana,`);
    expect((await app.db.sql`select place_id from assembly`)[0]?.place_id).toMatch(/astana/);
    await subscriber.says('/stats astana');
    await world.settled();
    expect(newest(subscriber, 'Astana')?.text).toMatch(/1 verified|1 подтверждённое|расталған/);
    await reporter.says('/mine');
    await world.settled();
    await reporter.seesLast('Astana');
  });

  it('is not offered after the decision, and an old button of it says why', async () => {
    const { reporter, moderator } = world;
    await speakEnglish(world, reporter);
    const code = await sendReport(world, reporter);
    await reporter.says('/mine');
    await tapAll(world, reporter, [code]);
    await tapAll(world, moderator, ['Verify']);
    const late = await reporter.taps('Edit');
    expect(late.toast).toContain('decided already');
    await tapAll(world, reporter, ['Back', code]);
    const one = await reporter.sees(`Report ${code}`);
    expect(one.buttons.flat().join()).not.toContain('Edit');
    expect(one.buttons.flat().join()).toContain('Add details');
    await world.settled();
  });

  it('makes the button stale that a moderator saw before it', async () => {
    const { reporter, moderator, app } = world;
    await speakEnglish(world, reporter);
    const code = await sendReport(world, reporter);
    const before = await moderator.sees('Case 1');
    const data = callbackOf(world, 'Verify');
    await reporter.says('/mine');
    await tapAll(world, reporter, [code, 'Edit', 'Edit', 'Place', 'Astana', 'Send']);
    const late = await moderator.tapsOn(before.id, data);
    expect(late.toast).toBe(t('ru', 'refusal.case_changed'));
    await world.settled();
    expect(await app.db.sql`select from decision`).toHaveLength(0);
  });
});

describe('an addition', () => {
  it('after the decision reaches the desk as a note, and the assembly stays', async () => {
    const { reporter, moderator } = world;
    await speakEnglish(world, reporter);
    const code = await sendReport(world, reporter);
    await tapAll(world, moderator, ['Verify']);
    await reporter.says('/mine');
    await tapAll(world, reporter, [code, 'Add details', 'Time']);
    await tapAll(world, reporter, ['It has ended', 'Skip', 'Skip', 'Skip', 'Send']);
    const note = await moderator.sees('Case 1: the reporter added');
    expect(note.text).toContain('ended');
    await reporter.sees(`This is added to report ${code}`);
  });
});

describe('an update', () => {
  it('is offered while the assembly goes on', async () => {
    const { reporter, moderator, clock } = world;
    await speakEnglish(world, reporter);
    const code = await sendReport(world, reporter, { when: 'Now' });
    await reporter.says('/mine');
    await tapAll(world, reporter, [code, 'Update', 'Now']);
    await tapAll(world, reporter, ['100-499', 'Detained people', 'Done', 'Send']);
    const card = await moderator.sees('Case 1');
    expect(card.text).toMatch(/100.499/);
    clock.pass(25 * 3600);
    await reporter.says('/mine');
    await tapAll(world, reporter, [code]);
    const later = await reporter.sees(`Report ${code}`);
    expect(later.buttons.flat().join()).not.toContain('Update');
    await world.settled();
  });

  it('is not offered about yesterday', async () => {
    const { reporter } = world;
    await speakEnglish(world, reporter);
    const code = await sendReport(world, reporter, { when: 'Yesterday' });
    await reporter.says('/mine');
    await tapAll(world, reporter, [code]);
    const one = await reporter.sees(`Report ${code}`);
    expect(one.buttons.flat().join()).not.toContain('Update');
  });
});
