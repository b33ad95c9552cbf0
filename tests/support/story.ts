// The acts of a golden transcript: each is noted with all that it brought about.
import { type Language, type TextKey, t } from '../../src/locales/translate.ts';
import type { Sendable } from '../../src/sandbox/sandbox.ts';
import { choiceText } from '../../src/screens/card-texts.ts';
import type { Person } from './person.ts';
import type { Transcript } from './transcript.ts';
import type { World } from './world.ts';

export interface Cast {
  readonly reporter: Person;
  readonly moderator: Person;
}

export type Story = ReturnType<typeof startStory>;

/** Where nobody is named, the reporter acts. */
export function startStory(
  { world, transcript }: { readonly world: World; readonly transcript: Transcript },
  cast: Cast,
  language: Language,
) {
  const { reporter } = cast;
  const act = (who: keyof Cast, what: string, does: () => Promise<unknown>): Promise<void> =>
    transcript.act(who, what, async () => {
      const result = await does();
      await world.settled();
      return result;
    });
  const tapsWords = (who: keyof Cast, words: string) =>
    act(who, `taps: ${words}`, () => cast[who].taps(words));
  const chooses = async (question: string, ...choices: readonly string[]): Promise<void> => {
    for (const choice of choices)
      await tapsWords('reporter', choiceText(question, choice, language));
  };
  return {
    ...cast,
    act,
    tapsWords,
    chooses,
    taps: (key: TextKey, who: keyof Cast = 'reporter') => tapsWords(who, t(language, key)),
    says: (text: string) => act('reporter', `says: ${text}`, () => reporter.says(text)),
    sends: (what: string, sent: Sendable) => act('reporter', what, () => reporter.sends(sent)),
  };
}
