// The weekly summary as people read it.
import { describe, expect, it } from 'vitest';
import type { DigestData } from '../../../src/digest/data.ts';
import { type Language, languages } from '../../../src/locales/translate.ts';
import type { Screen } from '../../../src/messenger.ts';
import { digestScreens } from '../../../src/screens/digest.ts';
import type { Area } from '../../../src/stats/question.ts';
import { render } from '../../../src/telegram/render.ts';
import { weeks } from '../digest/weeks.ts';

/** As it stands in the chat, with the recipe of its picture. */
function transcript(screens: readonly Screen[]): string {
  return screens
    .map((screen) => {
      const picture = screen.picture ? [JSON.stringify(screen.picture, null, 1)] : [];
      const buttons = (screen.buttons ?? []).map((row) =>
        row.map(({ text }) => `[${text}]`).join(' '),
      );
      return [render(screen, () => '').plain, ...buttons, ...picture].join('\n');
    })
    .join('\n━━\n');
}

const cases = Object.entries(weeks).flatMap(([name, [data, area]]) =>
  languages.map((language): [string, Language, DigestData, Area] => [name, language, data, area]),
);

describe('the summary of a week', () => {
  it.each(cases)(
    'that is %s reads in %s as it did when it was looked at',
    async (name, language, data, area) => {
      const text = transcript(digestScreens(data, { area, language }));
      await expect(text).toMatchFileSnapshot(`../digest/transcripts/${name}.${language}.txt`);
    },
  );
});
