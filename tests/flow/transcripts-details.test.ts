// What follows a report, in each language, as its people see it: details, a question of the
// moderators, a report in one message, and taking it back. Read the files when they change.
import { afterEach, expect, it } from 'vitest';
import { askFollowUps } from '../../src/actions/reporter/follow-up.ts';
import { type Language, languages, t } from '../../src/locales/translate.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import { codeIn, newModerator, newPerson } from '../support/person.ts';
import { type Story, startStory } from '../support/story.ts';
import { startTranscript, withoutCodenames } from '../support/transcript.ts';
import { type Typed, templateLabels, typedIn } from '../support/typed.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

it.each(languages)('what follows a report is told in %s', async (language) => {
  world = await createWorld({ deskLanguage: language });
  for (const id of moderatorsGroup.members) world.sandbox.removeMember(moderatorsGroup.id, id);
  const cast = { reporter: newPerson(world, language), moderator: newModerator(world, language) };
  const transcript = startTranscript({
    'reporter sees': cast.reporter.phone,
    'moderators see': cast.moderator.phone,
  });
  const story = startStory({ world, transcript }, cast, language);
  const typed = typedIn[language];
  const first = await reportDetentions(story);
  await addDetails(story, typed);
  await answerModerators(story, typed, first);
  const second = await reportInOneMessage(story, typed, language);
  await takeBack(story, second);
  const stable = withoutCodenames(transcript.text(), language)
    .replaceAll(first, 'CODE1')
    .replaceAll(second, 'CODE2');
  await expect(stable).toMatchFileSnapshot(`./transcripts/details.${language}.txt`);
});

/** Resolves with the code of the report. */
async function reportDetentions({ act, reporter }: Story): Promise<string> {
  await act('reporter', 'reports detentions at a rally that was refused', () =>
    reporter.reports({
      event_when: 'now',
      permit_status: 'denied',
      authority_response: ['warned', 'detained'],
    }),
  );
  return codeIn(reporter.last().text);
}

async function addDetails(story: Story, typed: Typed) {
  await story.taps('button.add_details');
  await tellDetentions(story, typed);
  await tellPermit(story);
  await tellTimes(story, typed);
  await tellPolice(story);
  await showPhotos(story, typed);
  await tellOutcome(story, typed);
  await story.taps('button.send');
  await story.taps('button.photos', 'moderator');
}

async function tellDetentions({ taps, says, chooses }: Story, typed: Typed) {
  await taps('section.detentions');
  await says(typed.vague);
  await says('100-120');
  await taps('button.back');
  await says('5-7');
  await taps('button.done');
  await chooses('detained_when', 'during', 'after');
  await taps('button.done');
  await chooses('detained_who', 'unknown', 'organizers');
  await taps('button.done');
  await chooses('detained_released', 'unknown');
}

async function tellPermit({ taps, says, chooses }: Story) {
  await taps('section.permit');
  await chooses('permit_answer', 'agreed');
  await taps('button.insist');
  await chooses('denial_pretext', 'place_taken');
  await taps('button.done');
  await chooses('pretext_event_real', 'partly');
  await taps('button.skip');
  await says('21');
}

async function tellTimes({ taps, says, chooses }: Story, typed: Typed) {
  await taps('section.time');
  await chooses('ongoing', 'ended');
  await says('25:70');
  await says('8');
  await taps('button.back');
  await says('10.15');
  await says('09:00');
  await says(typed.lasted);
  await taps('button.back');
  await taps('button.unknown');
  await taps('button.skip');
}

async function tellPolice({ taps, says, chooses }: Story) {
  await taps('section.police');
  await says('20-30');
  await chooses('police_types', 'uniformed', 'riot', 'national_guard');
  await taps('button.done');
  await taps('button.skip');
  await taps('button.back');
  await taps('button.skip');
  await chooses('warned_by', 'nobody', 'akimat');
  await taps('button.done');
}

async function showPhotos({ taps, says, sends }: Story, typed: Typed) {
  await taps('section.media');
  await sends('sends a photo', { photo: Buffer.from('one') });
  await sends('sends a picture as a file', { document: 'IMG_0001.HEIC' });
  await sends('sends a voice message', { voice: true });
  await sends('sends an album: its first photo', { photo: Buffer.from('two'), album: '1' });
  await sends('sends an album: its second photo', { photo: Buffer.from('three'), album: '1' });
  await taps('button.done');
  await says(typed.notLink);
  await says('https://t.me/channel/123?utm_source=share');
  await says(typed.noteWithPhone);
  await taps('button.back');
  await says(typed.note);
}

async function tellOutcome({ taps, says, chooses }: Story, typed: Typed) {
  await taps('section.follow_up');
  await chooses('later_outcome', 'fine', 'arrest');
  await taps('button.done');
  await says('3');
  await says(typed.hugeFine);
  await taps('button.back');
  await says('50');
  await taps('button.back');
  await says(typed.fine);
  await says('21');
  await says('5-15');
}

async function answerModerators(
  { taps, says, chooses, tapsWords }: Story,
  typed: Typed,
  code: string,
) {
  await taps('button.ask_reporter', 'moderator');
  await taps('ask.how_counted.button', 'moderator');
  await says('/mine');
  await tapsWords('reporter', code);
  await taps('button.reply');
  await says(typed.reply);
  await taps('button.verify', 'moderator');
  await says('/mine');
  await tapsWords('reporter', code);
  await taps('button.add_details');
  await taps('section.count');
  await chooses('count_method', 'part_multiplied');
  await taps('button.send');
}

/** Resolves with the code of the report. */
async function reportInOneMessage(
  { taps, says, chooses, reporter }: Story,
  { template }: Typed,
  language: Language,
): Promise<string> {
  await says('/report');
  await taps('button.one_message');
  await says(templateLabels.map((key, at) => `${t(language, key)}: ${template[at]}`).join('\n'));
  await chooses('authority_response', 'not_present');
  await taps('button.done');
  await taps('button.send');
  return codeIn(reporter.last().text);
}

async function takeBack({ act, taps, tapsWords, says }: Story, code: string) {
  await act('reporter', 'waits for three days', async () => {
    world.clock.pass(3 * 24 * 3600);
    await askFollowUps(world.app);
  });
  await taps('button.nothing_new');
  await says('/mine');
  await tapsWords('reporter', code);
  await taps('button.withdraw');
  await taps('button.withdraw_yes');
}
