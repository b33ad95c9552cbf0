// The whole conversation in each language, as its people see it. Read the files when they change.
import { afterEach, expect, it } from 'vitest';
import { type Language, languages } from '../../src/locales/translate.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import { choiceText } from '../../src/screens/card-texts.ts';
import { codeIn, newModerator, newPerson, type Person } from '../support/person.ts';
import { startTranscript, type Transcript, withoutCodenames } from '../support/transcript.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

interface Cast {
  readonly reporter: Person;
  readonly moderator: Person;
  readonly subscriber: Person;
}

it.each(languages)(
  'a report goes its way in %s, and everyone sees what they should',
  async (language) => {
    world = await createWorld({ deskLanguage: language });
    const cast = castOf(language);
    const transcript = startTranscript({
      'reporter sees': cast.reporter.phone,
      'moderators see': cast.moderator.phone,
      'subscriber sees': cast.subscriber.phone,
    });
    await tellIt(transcript, cast, language);
    const codes = new Set(
      cast.reporter.phone
        .messages()
        .filter(({ text }) => /\b[2-9A-HJ-NP-Z]{6}\b/.test(text))
        .map(({ text }) => codeIn(text)),
    );
    expect(codes.size).toBe(2);
    const stable = [...codes].reduce(
      (text, code) => text.replaceAll(code, 'CODE'),
      withoutCodenames(transcript.text(), language),
    );
    await expect(stable).toMatchFileSnapshot(`./transcripts/${language}.txt`);
  },
);

function castOf(language: Language): Cast {
  for (const id of moderatorsGroup.members) world.sandbox.removeMember(moderatorsGroup.id, id);
  return {
    reporter: newPerson(world, language),
    moderator: newModerator(world, language),
    subscriber: newPerson(world, language),
  };
}

async function tellIt(transcript: Transcript, cast: Cast, language: Language) {
  const { reporter, moderator } = cast;
  const says = (who: keyof Cast, text: string) =>
    transcript.act(who, `says: ${text}`, () => cast[who].says(text));
  const taps = (who: keyof Cast, label: string) =>
    transcript.act(who, `taps: ${label}`, () => cast[who].taps(label));
  const chooses = (question: string, choice: string) =>
    taps('reporter', choiceText(question, choice, language));
  await says('reporter', '/start');
  await taps('reporter', reporter.reads('button.new_report'));
  await chooses('observer_basis', 'on_site_earlier');
  await chooses('event_when', 'yesterday');
  await says('reporter', 'Тылтырбай');
  await taps('reporter', reporter.reads('button.use_my_location'));
  await transcript.act('reporter', 'sends a location in Almaty', () =>
    reporter.sends({ location: { latitude: 43.238_949, longitude: 76.889_709 } }),
  );
  await taps('reporter', reporter.reads('button.more_options'));
  await taps('reporter', reporter.reads('button.back'));
  await chooses('form', 'rally');
  await chooses('topic', 'prices_utilities');
  await says('reporter', '30-40');
  await chooses('permit_status', 'denied');
  await chooses('authority_response', 'watched');
  await chooses('authority_response', 'detained');
  await taps('reporter', reporter.reads('button.done'));
  await taps('reporter', reporter.reads('button.edit'));
  await taps('reporter', reporter.reads('card.permit_status.short'));
  await chooses('permit_status', 'not_applied');
  await transcript.act('reporter', `taps: ${reporter.reads('button.send')}`, async () => {
    await reporter.taps({ key: 'button.send' });
    await world.settled();
  });
  await taps('moderator', moderator.reads('button.claim'));
  await taps('moderator', moderator.reads('button.verify'));
  await transcript.act('reporter', 'reports once more, from the news', () =>
    reporter.reports({ observer_basis: 'media_social', place: 'aktobe', participants: 'unknown' }),
  );
  await taps('moderator', moderator.reads('button.reject'));
  await taps('moderator', moderator.reads('reject.cannot_be_checked.button'));
  for (const command of ['/stats', '/stats 1999', '/help', '/privacy', '/language']) {
    await says('subscriber', command);
  }
  await says('subscriber', '/cancel');
  await says('subscriber', 'Тылтырбай');
}
