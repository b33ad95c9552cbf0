import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { t } from '../../../src/locales/translate.ts';
import { sandboxPeople } from '../../../src/sandbox/people.ts';
import type { Phone } from '../../../src/sandbox/sandbox.ts';
import { createWorld, type World } from '../../support/world.ts';
import { callbackOf, chatText, newest, sendReport, speakEnglish, tapAll } from './reporting.ts';

let world: World;
let code: string;
beforeEach(async () => {
  world = await createWorld();
  await speakEnglish(world, world.reporter);
  code = await sendReport(world, world.reporter);
});
afterEach(() => world.close());

async function says(phone: Phone, text: string, options?: { readonly replyTo: number }) {
  // Nobody reads and answers within a second; a text that comes sooner is meant for what was before.
  world.clock.pass(2);
  await phone.says(text, options);
  await world.settled();
}

async function cardId(): Promise<number> {
  return (await world.moderator.sees('Case 1')).id;
}

describe('a ready-made question', () => {
  it('goes to the reporter in their language, and claims the case', async () => {
    const { reporter, moderator, app } = world;
    await tapAll(world, moderator, ['Ask reporter']);
    const offer = await moderator.sees('What do you want to ask the reporter?');
    expect(offer.buttons.flat()).toHaveLength(7);
    await tapAll(world, moderator, ['How counted?']);
    const asked = await reporter.sees(`A moderator asks about your report ${code}:`);
    expect(asked.text).toContain('How do you know how many people there were?');
    const card = await moderator.sees('The reporter was asked; no answer yet.');
    expect(card.text).toContain('claimed by moderator 1');
    expect(card.id).toBe(offer.id);
    expect((await app.db.sql`select status from desk_case`)[0]?.['status']).toBe('claimed');
    await says(reporter, '/mine');
    await reporter.seesLast('the moderators have a question for you');
  });

  it('is answered by one text, which comes back to the card', async () => {
    const { reporter, moderator, app } = world;
    await tapAll(world, moderator, ['Ask reporter', 'How counted?']);
    await tapAll(world, reporter, ['Reply']);
    await reporter.seesLast('Write your answer in one message');
    await says(reporter, 'Counted rows: 5 of 8');
    await reporter.seesLast(`The moderators have your answer about report ${code}`);
    const card = await moderator.sees('💬 Counted rows: 5 of 8');
    expect(card.text).toContain('The reporter answered.');
    expect(card.text).toContain('❓ How do you know');
    await says(reporter, '/mine');
    await reporter.seesLast('with the moderators');
    const replying = await app.db.sql`select from conversation where replying_to is not null`;
    expect(replying).toHaveLength(0);
  });

  it('makes the buttons stale that were there before the answer', async () => {
    const { reporter, moderator, app } = world;
    await tapAll(world, moderator, ['Ask reporter', 'Exact place?']);
    const verify = callbackOf(world, 'Verify');
    await tapAll(world, reporter, ['Reply']);
    await says(reporter, 'At the fountain');
    const late = await moderator.tapsOn(await cardId(), verify);
    expect(late.toast).toBe(t('ru', 'refusal.case_changed'));
    expect(await app.db.sql`select from decision`).toHaveLength(0);
    await tapAll(world, moderator, ['Verify']);
    await moderator.sees('verified by moderator 1');
  });

  it('is not asked twice while it waits', async () => {
    const { moderator, app } = world;
    await tapAll(world, moderator, ['Ask reporter', 'Exact time?', 'Ask reporter']);
    const again = await moderator.taps('Exact time?');
    expect(again.toast).toContain('уже ждёт ответа');
    expect(await app.db.sql`select from case_question`).toHaveLength(1);
  });

  it('can be answered from /mine, and only once', async () => {
    const { reporter, moderator } = world;
    await tapAll(world, moderator, ['Ask reporter', 'Exact time?']);
    const reply = callbackOf(world, 'Reply');
    const asked = await reporter.sees('A moderator asks');
    await reporter.says('/mine');
    await tapAll(world, reporter, [code, 'Reply']);
    await says(reporter, 'From 12 to 13');
    await moderator.sees('💬 From 12 to 13');
    expect((await reporter.tapsOn(asked.id, reply)).toast).toContain(
      'answered this question already',
    );
    await world.settled();
  });

  it('speaks the language of each side', async () => {
    const { reporter, moderator } = world;
    await reporter.says('/language');
    await tapAll(world, reporter, ['Қазақша']);
    await tapAll(world, moderator, ['Ask reporter', 'Exact place?']);
    await reporter.sees('Дәл қай жерде болды');
    await moderator.sees('Where exactly was it');
  });
});

describe('a question in own words', () => {
  it('is a reply to the card', async () => {
    const { reporter, secondModerator } = world;
    await says(secondModerator, 'Was there a loudspeaker?', { replyTo: await cardId() });
    const asked = await reporter.sees('Was there a loudspeaker?');
    expect(asked.text).toContain(`A moderator asks about your report ${code}:`);
    await secondModerator.sees('❓ Was there a loudspeaker?');
  });

  it('is no more than 500 characters', async () => {
    const { moderator, app } = world;
    await says(moderator, 'x'.repeat(501), { replyTo: await cardId() });
    await moderator.sees('не длиннее 500 знаков');
    expect(await app.db.sql`select from case_question`).toHaveLength(0);
  });

  it('is nothing when it replies to something else, or to nothing', async () => {
    const { moderator, app } = world;
    await tapAll(world, moderator, ['Verify']);
    await says(moderator, '/stats');
    const figures = moderator.messages().findLast((one) => one.fromBot);
    await says(moderator, 'Look at that', { replyTo: figures?.id ?? 0 });
    await says(moderator, 'Well done');
    expect(await app.db.sql`select from case_question`).toHaveLength(0);
  });

  it('is refused about a case that somebody else holds, or that is decided', async () => {
    const { moderator, secondModerator, app } = world;
    await tapAll(world, moderator, ['Claim']);
    await says(secondModerator, 'Why?', { replyTo: await cardId() });
    await secondModerator.sees(/1-модераторда/);
    await tapAll(world, moderator, ['Verify']);
    await says(moderator, 'And why?', { replyTo: await cardId() });
    await moderator.sees('Уже решено');
    expect(await app.db.sql`select from case_question`).toHaveLength(0);
  });

  it('is refused when the reporter can be reached no more', async () => {
    const { moderator, app } = world;
    await app.db.sql`update conversation set chat = null`;
    await says(moderator, 'Where?', { replyTo: await cardId() });
    await moderator.sees('С автором больше нельзя связаться');
  });
});

describe('a reply', () => {
  beforeEach(async () => {
    await tapAll(world, world.moderator, ['Ask reporter', 'Exact place?']);
  });

  it('can be left, and given later', async () => {
    const { reporter, moderator, app } = world;
    await tapAll(world, reporter, ['Reply', 'Cancel']);
    await says(reporter, 'not an answer');
    expect(await app.db.sql`select from case_question where reply is not null`).toHaveLength(0);
    await tapAll(world, reporter, ['Reply']);
    await says(reporter, 'an answer');
    await moderator.sees('💬 an answer');
  });

  it('is at most 1000 characters, and is asked for again', async () => {
    const { reporter, moderator, app } = world;
    await tapAll(world, reporter, ['Reply']);
    await says(reporter, 'y'.repeat(1001));
    await reporter.seesLast('at most 1,000 characters');
    expect(await app.db.sql`select from case_question where reply is not null`).toHaveLength(0);
    await says(reporter, 'y'.repeat(1000));
    await moderator.sees('yyyy');
  });

  it('comes before the open card, whose question is shown again afterwards', async () => {
    const { reporter, moderator, app } = world;
    await reporter.says('/report');
    await tapAll(world, reporter, ['I was there', 'Another day']);
    await tapAll(world, reporter, ['Reply']);
    await says(reporter, '21.11.2026');
    await moderator.sees('💬 21.11.2026');
    await reporter.seesLast('Write the day');
    await says(reporter, '20.11.2026');
    await reporter.seesLast('Question 3 of 8');
    const [row] = await app.db
      .sql`select interview->'answers'->'event_when'->>'date' as day from draft`;
    expect(row?.['day']).toBe('2026-11-20');
  });

  it('ends when the person goes on with a card instead', async () => {
    const { reporter, app } = world;
    await reporter.says('/report');
    await tapAll(world, reporter, ['I was there', 'Reply', 'Another day']);
    await says(reporter, '20.11.2026');
    await reporter.seesLast('Question 3 of 8');
    expect(await app.db.sql`select from case_question where reply is not null`).toHaveLength(0);
    expect(newest(reporter, 'A moderator asks')?.buttons.flat().join()).toContain('Reply');
  });

  it('is a text; a photo is refused with the way to send it', async () => {
    const { reporter, app } = world;
    await tapAll(world, reporter, ['Reply']);
    await reporter.sends({ location: { latitude: 43.2, longitude: 76.9 } });
    await world.settled();
    await reporter.seesLast('Here only a text is an answer');
    expect(await app.db.sql`select from case_question where reply is not null`).toHaveLength(0);
  });

  it('after the decision reaches the desk as a note', async () => {
    const { reporter, moderator } = world;
    await tapAll(world, moderator, ['Verify']);
    await tapAll(world, reporter, ['Reply']);
    await says(reporter, 'At the fountain');
    const note = await moderator.sees('Case 1: the reporter answered');
    expect(note.text).toContain('💬 At the fountain');
  });

  it('is not taken once the report is withdrawn', async () => {
    const { reporter, app } = world;
    const reply = callbackOf(world, 'Reply');
    const asked = await reporter.sees('A moderator asks');
    await tapAll(world, reporter, ['Reply']);
    await reporter.says('/mine');
    await tapAll(world, reporter, [code, 'Withdraw', 'Yes, withdraw']);
    await says(reporter, 'too late');
    expect(await app.db.sql`select from case_question where reply is not null`).toHaveLength(0);
    expect((await reporter.tapsOn(asked.id, reply)).toast).toBe('This report is withdrawn.');
  });
});

describe('a reply that was begun', () => {
  it('is known to every process, so that a restart in the middle loses nothing', async () => {
    const two = await createWorld({ delivery: 'webhook' });
    const reported = await sendReport(two, await inEnglish(two));
    await tapAll(two, two.moderator, ['Ask reporter', 'Exact place?']);
    await tapAll(two, two.reporter, ['Reply']);
    // The bots behind the address take turns: one saw the tap, each of them sees one of the texts.
    two.clock.pass(2);
    await two.reporter.says('z'.repeat(1001));
    await two.settled();
    two.clock.pass(2);
    await two.reporter.says('At the fountain');
    await two.settled();
    await two.moderator.sees('💬 At the fountain');
    await two.reporter.sees(`The moderators have your answer about report ${reported}`);
    await two.close();
  });
});

async function inEnglish(other: World): Promise<Phone> {
  await speakEnglish(other, other.reporter);
  return other.reporter;
}

describe('neither side', () => {
  it('learns who the other is', async () => {
    const { reporter, moderator, sandbox, app } = world;
    await says(moderator, 'Was there a loudspeaker?', { replyTo: await cardId() });
    await tapAll(world, reporter, ['Reply']);
    await says(reporter, 'No');
    await moderator.sees('💬 No');
    const { reporter: asked, firstModerator } = sandboxPeople;
    expect(chatText(reporter)).not.toContain(firstModerator.firstName);
    expect(chatText(reporter)).not.toContain(String(firstModerator.id));
    expect(chatText(moderator)).not.toContain(asked.firstName);
    expect(chatText(moderator)).not.toContain(String(asked.id));
    expect(chatText(moderator)).not.toContain(code);
    const sentToGroup = sandbox.ledger.filter((call) => Number(call.params['chat_id']) < 0);
    const keys = await app.db.sql`select person from conversation`;
    for (const { person } of keys) {
      expect(JSON.stringify(sentToGroup)).not.toContain(person);
      expect(chatText(reporter)).not.toContain(person);
    }
  });
});
