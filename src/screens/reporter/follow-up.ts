// The bot asks back: what happened to people afterwards?
import { placeName } from '../../card/places.ts';
import { formatDay } from '../../dates.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Screen } from '../../messenger.ts';
import { noteScreen } from '../plain.ts';

export function followUpScreen(
  language: Language,
  report: { readonly code: string; readonly placeId: string; readonly localDate: string },
): Screen {
  const city = placeName(report.placeId, language);
  const date = formatDay(report.localDate, language);
  const at = { report: report.code.toLowerCase() };
  return {
    paragraphs: [{ style: 'plain', text: t(language, 'report.follow_up_ask', { city, date }) }],
    buttons: [
      [
        {
          text: `➕ ${t(language, 'button.add')}`,
          press: { do: 'follow_up_add', ...at },
          tone: 'good',
        },
      ],
      [
        { text: t(language, 'button.nothing_new'), press: { do: 'follow_up_nothing', ...at } },
        { text: `🔕 ${t(language, 'button.stop_asking')}`, press: { do: 'follow_up_stop', ...at } },
      ],
    ],
  };
}

export function nothingNewScreen(language: Language): Screen {
  return noteScreen(t(language, 'follow_up.nothing_new'));
}

export function stoppedScreen(language: Language): Screen {
  return noteScreen(t(language, 'follow_up.stopped'));
}
