// Photos and locations in a real browser: a citizen attaches them on the page, a moderator looks at
// the photos, and a picture that is sent as a file is refused.
//
// DETAILS_PICTURES=docs makes the pictures of the documentation as well.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { t } from '../../src/locales/translate.ts';
import { choiceText } from '../../src/screens/card-texts.ts';
import { type PagePhone, phoneOn } from '../support/browser.ts';
import { useProgramInBrowser } from '../support/program-in-browser.ts';

// That it must not be skipped on CI is said by the test of the whole way, beside this one.
const program = useProgramInBrowser();
const folder = process.env['DETAILS_PICTURES'];

it.runIf(program.isThere)(
  'photos go from the page of a citizen to that of a moderator',
  async () => {
    const { page, complaints } = await program.open({ locale: 'en' });
    const reporter = phoneOn(page, 'reporter');
    await reporter.starts();
    await reporter.taps(`📝 ${t('kk', 'button.new_report')}`);
    await reportFromHere(reporter);
    await reporter.taps(`➕ ${t('kk', 'button.add_details')}`);
    await reporter.sees(t('kk', 'details.ask'));
    await keep(reporter, 'details');

    await reporter.taps(t('kk', 'section.media'));
    await reporter.attaches('sample-album');
    await reporter.sees(answerOf(3));
    await expect.poll(() => albumOn(reporter)).toBe(3);
    await reporter.attaches('picture-file');
    await reporter.sees(t('kk', 'refusal.photo_as_file'));
    await keep(reporter, 'album');
    await reporter.attaches('sample-photo');
    await reporter.sees(answerOf(4));
    await reporter.attaches('video');
    await reporter.sees(t('kk', 'refusal.photo_expected'));
    await reporter.taps(t('kk', 'button.done'));
    for (const question of ['link', 'note'] as const) {
      await reporter.sees(t('kk', `card.${question}.question`));
      await reporter.taps(t('kk', 'button.skip'));
    }
    await reporter.taps(`✅ ${t('kk', 'button.send')}`);

    const moderator = phoneOn(page, 'moderators');
    await moderator.taps(`📷 ${t('ru', 'button.photos')} (4)`);
    await expect.poll(() => albumOn(moderator)).toBe(4);
    await keep(moderator, 'photos');
    expect(complaints).toEqual([]);
  },
);

/** From the first question to sending it; the place is that of the phone. */
async function reportFromHere(reporter: PagePhone) {
  const chooses = (question: string, choice: string) =>
    reporter.taps(choiceText(question, choice, 'kk'));
  await chooses('observer_basis', 'on_site_now');
  await chooses('event_when', 'now');
  await reporter.sees(t('kk', 'card.place.question'));
  await reporter.attaches('almaty');
  await chooses('form', 'rally');
  await chooses('topic', 'labour');
  await chooses('participants', 'b6');
  await chooses('permit_status', 'denied');
  await chooses('authority_response', 'detained');
  await reporter.sees(`✅ ${choiceText('authority_response', 'detained', 'kk')}`);
  await reporter.taps(t('kk', 'button.done'));
  await reporter.taps(`✅ ${t('kk', 'button.send')}`);
}

const answerOf = (photos: number) =>
  t('kk', 'report.answer_now', { answer: t('kk', 'card.answer.photos', { n: photos }) });

/** How many photos of an album are seen in one bubble. */
const albumOn = ({ node }: PagePhone) => node.locator('.album .photo img').count();

async function keep({ node }: PagePhone, name: string) {
  if (folder === undefined) return;
  await node.page().mouse.move(0, 0);
  await node.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
