// The page of the sandbox in a real browser: a citizen reports, a moderator verifies, a journalist
// asks for the figures.
//
// SANDBOX_PICTURE=docs/sandbox.png makes the picture of the README as well.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { placeName } from '../../src/card/places.ts';
import { t } from '../../src/locales/translate.ts';
import { choiceText } from '../../src/screens/card-texts.ts';
import { type PagePhone, phoneOn } from '../support/browser.ts';
import { useProgramInBrowser } from '../support/program-in-browser.ts';

const MOST_TOUCHES_OF_A_REPORT = 12;

const program = useProgramInBrowser();
if (!program.isThere) {
  const message =
    'BROWSER TESTS SKIPPED: there is no chromium, chromium-browser or google-chrome on the PATH';
  if (process.env['CI']) throw new Error(message);
  console.warn(message);
}

const MOST_WIDTH_OF_A_BROKEN_PICTURE = 400;

it.runIf(program.isThere)(
  'a report comes to the figures by the taps of three people',
  async () => {
    const { page, complaints } = await program.open({ locale: 'en' });
    const pictures = await mkdtemp(join(tmpdir(), 'baqylau-pictures-'));
    const keep = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });

    const reporter = phoneOn(page, 'reporter');
    await reporter.starts();
    await reporter.taps(`📝 ${t('kk', 'button.new_report')}`);
    await answerCard(reporter, { place: 'zhanaozen', topic: 'labour', people: '350' });
    await keep('1-review');
    await reporter.taps(`✅ ${t('kk', 'button.send')}`);
    await reporter.sees(t('kk', 'report.thanks_next', { button: t('kk', 'button.clean') }));
    expect(reporter.touches()).toBeLessThanOrEqual(MOST_TOUCHES_OF_A_REPORT);
    await keep('2-thanked');

    const moderator = phoneOn(page, 'moderators');
    await moderator.taps(`✋ ${t('ru', 'button.claim')}`);
    await moderator.sees(t('ru', 'desk.status.claimed', { moderator: 1, until: '' }));
    await keep('3-claimed');
    await moderator.taps(`✅ ${t('ru', 'button.verify')}`);
    await moderator.sees(t('ru', 'desk.status.verified', { moderator: 1, second: 0 }));
    await reporter.sees('расталып');

    const subscriber = phoneOn(page, 'subscriber');
    await subscriber.starts();
    await subscriber.sees(t('en', 'start.title'));
    await subscriber.types('/stats');
    await subscriber.sees(t('en', 'stats.assemblies', { n: 1 }));
    const chart = subscriber.node.locator('.photo img').last();
    await expect.poll(() => widthOf(chart)).toBeGreaterThan(MOST_WIDTH_OF_A_BROKEN_PICTURE);
    await expect.poll(() => page.locator('.step.done').count()).toBe(3);
    await keep('4-figures');
    expect(complaints).toEqual([]);
    console.info(`${reporter.touches()} touches for a report; pictures in ${pictures}`);
  },
  120_000,
);

const pictureOfReadme = process.env['SANDBOX_PICTURE'] ?? '';
it.runIf(program.isThere && pictureOfReadme)('the picture of the README', async () => {
  const { page } = await program.open({
    locale: 'en',
    deviceScaleFactor: 1.5,
  });
  const reporter = phoneOn(page, 'reporter');
  const moderator = phoneOn(page, 'moderators');
  const toldOf = [
    { place: 'almaty', topic: 'prices_utilities', people: '60' },
    { place: 'zhanaozen', day: 'yesterday', topic: 'labour', people: '500' },
    { place: 'astana', topic: 'power_reform', people: '25' },
    { place: 'uralsk', topic: 'elections', people: '12' },
    { place: 'almaty', day: 'yesterday', topic: 'elections', people: '150' },
  ] as const;
  for (const one of toldOf) {
    await reporter.taps(`📝 ${t('kk', 'button.new_report')}`);
    await answerCard(reporter, one);
    await reporter.taps(`✅ ${t('kk', 'button.send')}`);
    await reporter.sees(t('kk', 'report.thanks_next', { button: t('kk', 'button.clean') }));
    await moderator.taps(`✅ ${t('ru', 'button.verify')}`);
    await reporter.sees('расталып');
  }
  await reporter.taps(`📝 ${t('kk', 'button.new_report')}`);
  await reporter.taps(choiceText('observer_basis', 'on_site_now', 'kk'));
  await reporter.taps(choiceText('event_when', 'now', 'kk'));
  await reporter.taps(placeName('almaty', 'kk'));
  await reporter.sees(t('kk', 'card.form.question'));
  const subscriber = phoneOn(page, 'subscriber');
  await subscriber.types('/stats');
  await subscriber.sees(t('en', 'stats.assemblies', { n: toldOf.length + 1 }));
  const chart = subscriber.node.locator('.photo img').last();
  await expect.poll(() => widthOf(chart)).toBeGreaterThan(MOST_WIDTH_OF_A_BROKEN_PICTURE);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: pictureOfReadme, animations: 'disabled' });
});

function widthOf(image: Locator): Promise<number> {
  return image.evaluate((node) => (node as unknown as { naturalWidth: number }).naturalWidth);
}

interface Seen {
  readonly place: string;
  readonly day?: 'now' | 'yesterday';
  readonly topic: string;
  /** Typed as an answer. */
  readonly people: string;
}

/** In Kazakh, from the first question to the review. */
async function answerCard(reporter: PagePhone, { place, day = 'now', topic, people }: Seen) {
  const chooses = (question: string, choice: string) =>
    reporter.taps(choiceText(question, choice, 'kk'));
  await chooses('observer_basis', 'on_site_now');
  await chooses('event_when', day);
  await reporter.taps(placeName(place, 'kk'));
  await chooses('form', 'rally');
  await chooses('topic', topic);
  await reporter.sees(t('kk', 'card.participants.question'));
  await reporter.types(people);
  await chooses('permit_status', 'not_applied');
  await chooses('authority_response', 'watched');
  await reporter.sees(`✅ ${choiceText('authority_response', 'watched', 'kk')}`);
  await reporter.taps(t('kk', 'button.done'));
  await reporter.sees(t('kk', 'report.check_summary'));
}
