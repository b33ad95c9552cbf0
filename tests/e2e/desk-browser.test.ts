// The moderators' desk in a real browser: two moderators in one group, from the claim of a case to
// the retraction of its record.
//
// DESK_PICTURES=docs makes the pictures of the documentation as well.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type TextKey, t } from '../../src/locales/translate.ts';
import { phoneOn } from '../support/browser.ts';
import { type DeskOnPage, deskOn, reportsOn } from '../support/desk-on-page.ts';
import { useProgramInBrowser } from '../support/program-in-browser.ts';

// That it must not be skipped on CI is said by the test of the whole way, beside this one.
const program = useProgramInBrowser();
const folder = process.env['DESK_PICTURES'];

const ru = (key: TextKey, params?: Parameters<typeof t>[2]) => t('ru', key, params);

it.runIf(program.isThere)(
  'two moderators take a case from its claim to the retraction of its record',
  async () => {
    const { page, complaints } = await program.open({ locale: 'ru' });
    const desk = deskOn(page);
    await oneAsksBack(page, desk);
    await twoReportsAreOneEvent(page, desk);
    await aNumberIsCorrected(desk);
    await forceNeedsFourEyes(page, desk);
    await theRecordIsRetracted(page, desk);
    await desk.types('/log');
    await desk.newest(ru('log.title')).waitFor();
    for (const act of ['verify', 'correct', 'propose', 'undo', 'retract']) await logged(desk, act);
    await desk.tapsNewest('button.older');
    for (const act of ['claim', 'ask']) await logged(desk, act);
    expect(complaints).toEqual([]);
  },
  180_000,
);

const logged = (desk: DeskOnPage, act: string) =>
  desk.newest(ru(`audit.${act}` as TextKey)).waitFor();

/** What the first one has claimed is not the second one's; the answer comes back to the card. */
async function oneAsksBack(page: Page, desk: DeskOnPage) {
  const reporter = phoneOn(page, 'reporter');
  await reporter.starts();
  await reporter.sees(t('kk', 'start.title'));
  await reportsOn(reporter, 'kk', { place: 'almaty', people: '120' });
  const card = desk.card(1);
  await desk.is('firstModerator');
  await card.taps('button.claim');
  await card.says(ru('desk.status.claimed', { moderator: 1, until: '' }));
  await desk.is('secondModerator');
  await card.taps('button.verify');
  await desk.hears(t('kk', 'refusal.claimed_by_other', { moderator: 1 }));
  await desk.is('firstModerator');
  await card.taps('button.ask_reporter');
  await card.taps('ask.exact_place.button');
  await reporter.sees(t('kk', 'ask.exact_place.reporter'));
  await reporter.taps(`💬 ${t('kk', 'button.reply')}`);
  await reporter.types('Республика алаңында');
  await card.says('💬 Республика алаңында');
  await card.taps('button.verify');
  await card.says(ru('desk.status.verified', { moderator: 1, second: 0 }));
}

async function twoReportsAreOneEvent(page: Page, desk: DeskOnPage) {
  const another = phoneOn(page, 'subscriber');
  await another.starts();
  await another.sees(t('en', 'start.title'));
  await reportsOn(another, 'en', { place: 'almaty', people: '300', police: 'detained' });
  const card = desk.card(2);
  await desk.is('secondModerator');
  await card.says(ru('desk.candidates'));
  await keep(page, 'desk');
  await card.taps('№ 1 ·');
  await card.says(ru('desk.compare', { number: 2, assembly: 1 }));
  await card.taps('button.same_event');
  await card.says(ru('desk.recorded', { assembly: 1, level: ru('level.v2') }));
  await card.taps(ru('button.record', { assembly: 1 }));
  await desk.record(1).says('120 (№ 1); 300 (№ 2)');
  await keep(page, 'record');
}

async function aNumberIsCorrected(desk: DeskOnPage) {
  const record = desk.record(1);
  await record.taps('button.correct');
  await record.taps('section.required');
  await record.taps('card.participants.short');
  await desk.newest(ru('correction.write')).waitFor();
  await desk.answers('250');
  await desk.tapsNewest('correct.counted_anew');
  await record.says('250');
  await record.says(ru('record.corrections'));
}

/** One proposes, the other one agrees, and whoever decided undoes it. */
async function forceNeedsFourEyes(page: Page, desk: DeskOnPage) {
  const reporter = phoneOn(page, 'reporter');
  await reportsOn(reporter, 'kk', { place: 'taraz', people: '40', police: 'force' });
  const card = desk.card(3);
  await desk.is('firstModerator');
  await card.taps('button.verify');
  await card.says(ru('four_eyes.force'));
  await desk.is('secondModerator');
  await card.taps('button.confirm');
  await card.says(ru('desk.status.verified', { moderator: 1, second: 2 }));
  await desk.is('firstModerator');
  await card.taps('button.undo');
  await card.says(ru('desk.status.claimed', { moderator: 1, until: '' }));
}

/** Everybody sees it in the figures, until two have agreed that it does not belong there. */
async function theRecordIsRetracted(page: Page, desk: DeskOnPage) {
  const reader = phoneOn(page, 'subscriber');
  await reader.types('/stats');
  await reader.sees(t('en', 'stats.assemblies', { n: 1 }));
  const record = desk.record(1);
  await record.taps('button.retract');
  await record.taps('retract.never_happened');
  await record.says(ru('four_eyes.retraction'));
  await desk.is('secondModerator');
  await record.taps('button.confirm');
  await record.says(ru('record.retracted', { reason: ru('retract.never_happened') }));
  await reader.types('/stats');
  await reader.sees(t('en', 'stats.none'));
}

async function keep(page: Page, name: string) {
  if (folder === undefined) return;
  await page.mouse.move(0, 0);
  const phone = page.locator('[data-phone=moderators]');
  await phone.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
