// What follows a report, in each language, as its people see it: details, a question of the
// moderators, a report in one message, and taking it back. Read the files when they change.
import { afterEach, expect, it } from 'vitest';
import { askFollowUps } from '../../src/actions/follow-up.ts';
import { type Language, languages, type TextKey, t } from '../../src/locales/translate.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import type { Sendable } from '../../src/sandbox/sandbox.ts';
import { choiceText } from '../../src/screens/card-texts.ts';
import { codeIn, newModerator, newPerson, type Person } from '../support/person.ts';
import { startTranscript, type Transcript } from '../support/transcript.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

interface Typed {
  readonly vague: string;
  readonly lasted: string;
  readonly fine: string;
  readonly hugeFine: string;
  readonly notLink: string;
  readonly noteWithPhone: string;
  readonly note: string;
  readonly reply: string;
  /** A filled template; the line about the police means nothing. */
  readonly template: readonly string[];
}

const typedIn: Readonly<Record<Language, Typed>> = {
  en: {
    vague: 'quite a lot',
    lasted: '40 minutes',
    fine: '20 MCI',
    hugeFine: '5000 MCI',
    notLink: 'it is in the newspaper',
    noteWithPhone: 'For more call +7 701 234 56 78',
    note: 'A loudspeaker played music all the time.',
    reply: 'I counted the rows: five of eight people.',
    template: [
      'yesterday 15:30',
      'Uralsk',
      'picket',
      'housing',
      '12',
      'refused',
      'who knows?',
      'I was there',
    ],
  },
  ru: {
    vague: 'довольно много',
    lasted: '40 минут',
    fine: '20 МРП',
    hugeFine: '5000 МРП',
    notLink: 'писали в газете',
    noteWithPhone: 'Подробности по телефону +7 701 234 56 78',
    note: 'Всё время громко играла музыка.',
    reply: 'Считал по рядам: пять рядов по восемь человек.',
    template: [
      'вчера 15:30',
      'в Уральске',
      'пикет',
      'жильё',
      '12',
      'отказали',
      'как всегда',
      'был там',
    ],
  },
  kk: {
    vague: 'біраз адам',
    lasted: '40 минут',
    fine: '20 АЕК',
    hugeFine: '5000 АЕК',
    notLink: 'газетке жазылған',
    noteWithPhone: 'Толығырақ: +7 701 234 56 78',
    note: 'Музыка бастан-аяқ қатты ойнап тұрды.',
    reply: 'Қатарларды санадым: сегіз адамнан бес қатар.',
    template: [
      'кеше 15:30',
      'Оралда',
      'пикет',
      'тұрғын үй',
      '12',
      'бас тартты',
      'әдеттегідей',
      'сонда болдым',
    ],
  },
};

const labels = [
  'template.when',
  'template.where',
  'template.what',
  'template.about',
  'template.how_many',
  'template.permission',
  'template.police',
  'template.source',
] as const;

it.each(languages)('what follows a report is told in %s', async (language) => {
  world = await createWorld({ deskLanguage: language });
  for (const id of moderatorsGroup.members) world.sandbox.removeMember(moderatorsGroup.id, id);
  const cast = { reporter: newPerson(world, language), moderator: newModerator(world, language) };
  const transcript = startTranscript({
    'reporter sees': cast.reporter.phone,
    'moderators see': cast.moderator.phone,
  });
  const story = tell(transcript, cast, language);
  await addDetails(story);
  await answerModerators(story);
  await reportInOneMessage(story);
  expect(story.codes).toHaveLength(2);
  const stable = story.codes.reduce(
    (text, code, index) => text.replaceAll(code, `CODE${index + 1}`),
    transcript.text(),
  );
  await expect(stable).toMatchFileSnapshot(`./transcripts/details.${language}.txt`);
});

interface Cast {
  readonly reporter: Person;
  readonly moderator: Person;
}

type Story = ReturnType<typeof tell>;

function tell(transcript: Transcript, cast: Cast, language: Language) {
  const { reporter } = cast;
  const act = (who: keyof Cast, what: string, does: () => Promise<unknown>) =>
    transcript.act(who, what, async () => {
      const result = await does();
      await world.settled();
      return result;
    });
  const taps = (key: TextKey, who: keyof Cast = 'reporter') =>
    act(who, `taps: ${t(language, key)}`, () => cast[who].taps({ key }));
  const codes: string[] = [];
  return {
    ...cast,
    language,
    typed: typedIn[language],
    codes,
    act,
    taps,
    says: (text: string) => act('reporter', `says: ${text}`, () => reporter.says(text)),
    sends: (what: string, sent: Sendable) => act('reporter', what, () => reporter.sends(sent)),
    async chooses(question: string, ...choices: readonly string[]) {
      for (const choice of choices) {
        const words = choiceText(question, choice, language);
        await act('reporter', `taps: ${words}`, () => reporter.taps(words));
      }
    },
    async tapsWords(who: keyof Cast, words: string) {
      await act(who, `taps: ${words}`, () => cast[who].taps(words));
    },
    noteCode: () => void codes.push(codeIn(reporter.last().text)),
  };
}

async function addDetails(story: Story) {
  const { act, reporter, noteCode, taps } = story;
  await act('reporter', 'reports detentions at a rally that was refused', () =>
    reporter.reports({
      event_when: 'now',
      permit_status: 'denied',
      authority_response: ['warned', 'detained'],
    }),
  );
  noteCode();
  await taps('button.add_details');
  await tellDetentions(story);
  await tellPermit(story);
  await tellTimes(story);
  await tellPolice(story);
  await showPhotos(story);
  await tellOutcome(story);
  await taps('button.send');
  await taps('button.photos', 'moderator');
}

async function tellDetentions({ taps, says, chooses, typed }: Story) {
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

async function tellTimes({ taps, says, chooses, typed }: Story) {
  await taps('section.time');
  await chooses('ongoing', 'ended');
  await says('25:70');
  await says('8');
  await taps('button.back');
  await says('10.15');
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

async function showPhotos({ taps, says, sends, typed }: Story) {
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

async function tellOutcome({ taps, says, chooses, typed }: Story) {
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

async function answerModerators({ taps, says, chooses, tapsWords, codes, typed }: Story) {
  await taps('button.ask_reporter', 'moderator');
  await taps('ask.how_counted.button', 'moderator');
  await says('/mine');
  await tapsWords('reporter', codes[0] ?? '');
  await taps('button.reply');
  await says(typed.reply);
  await taps('button.verify', 'moderator');
  await says('/mine');
  await tapsWords('reporter', codes[0] ?? '');
  await taps('button.add_details');
  await taps('section.count');
  await chooses('count_method', 'part_multiplied');
  await taps('button.send');
}

async function reportInOneMessage(story: Story) {
  const { act, taps, says, chooses, tapsWords, typed, language, noteCode, codes } = story;
  await says('/report');
  await taps('button.one_message');
  await says(labels.map((key, at) => `${t(language, key)}: ${typed.template[at]}`).join('\n'));
  await chooses('authority_response', 'not_present');
  await taps('button.done');
  await taps('button.send');
  noteCode();
  await act('reporter', 'waits for three days', async () => {
    world.clock.pass(3 * 24 * 3600);
    await askFollowUps(world.app);
  });
  await tapsWords('reporter', t(language, 'button.nothing_new'));
  await says('/mine');
  await tapsWords('reporter', codes[1] ?? '');
  await taps('button.withdraw');
  await taps('button.withdraw_yes');
}
