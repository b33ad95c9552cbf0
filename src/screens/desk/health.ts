// `/health`: how the bot is doing, in plain words.
import { countryZone } from '../../card/zone.ts';
import { formatDay, localDate, localTime } from '../../dates.ts';
import type { Week } from '../../digest/week.ts';
import { type Language, localeOf, type TextKey, t } from '../../locales/translate.ts';
import type { Paragraph, Screen } from '../../messenger.ts';

export interface DigestProgress {
  readonly week: Week;
  /** It is due, but its figures do not add up. */
  readonly isWithheld: boolean;
  readonly sent: number;
  readonly left: number;
  readonly ambiguous: number;
  readonly dead: number;
  /** Unsubscribed between being due and being sent. */
  readonly gone: number;
  readonly late: number;
  readonly sentInLastMinute: number;
}

export interface HealthView {
  readonly language: Language;
  /** Screens that are to be shown, and since when the oldest of them is. */
  readonly screens: { readonly n: number; readonly since: Date | undefined };
  /** Jobs that have not reached their queue. */
  readonly jobs: number;
  /** Of the last day. */
  readonly dead: number;
  readonly ambiguous: number;
  readonly unscreened: number;
  readonly openCases: number;
  readonly subscribers: number;
  /** The last two weeks at most, the newer one first. */
  readonly digests: readonly DigestProgress[];
}

export function healthScreen(view: HealthView): Screen {
  const { language, screens, jobs, dead, ambiguous, unscreened, openCases: open } = view;
  const say = (key: TextKey, params: Readonly<Record<string, string | number>>): Paragraph => ({
    style: 'plain',
    text: t(language, key, params),
  });
  const since = screens.since === undefined ? '' : momentText(screens.since, language);
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'health.title') },
      say('health.outbox', { n: screens.n, since }),
      say('health.failed', { dead, ambiguous }),
      say('health.jobs', { n: jobs }),
      say('health.reports', { unscreened, open }),
      { style: 'heading', text: t(language, 'health.digest_title') },
      say('health.subscribers', { n: view.subscribers }),
      ...digestLines(view),
    ],
  };
}

function momentText(moment: Date, language: Language): string {
  const day = formatDay(localDate(moment, countryZone), language);
  return `${day}, ${localTime(moment, countryZone)}`;
}

function digestLines({ language, digests }: HealthView): Paragraph[] {
  const plain = (text: string): Paragraph => ({ style: 'plain', text });
  if (digests.length === 0) return [plain(t(language, 'health.digest_none'))];
  return digests.flatMap(({ week, isWithheld, sent, left, sentInLastMinute, ...rest }) => {
    const progress = isWithheld
      ? [t(language, 'health.digest_withheld', { week })]
      : [t(language, 'health.digest', { week, sent, left })];
    if (left > 0) progress.push(speedText({ left, sentInLastMinute }, language));
    return [...progress, t(language, 'health.digest_rest', rest)].map(plain);
  });
}

function speedText(
  { left, sentInLastMinute }: Pick<DigestProgress, 'left' | 'sentInLastMinute'>,
  language: Language,
): string {
  if (sentInLastMinute === 0) return t(language, 'health.digest_stands');
  const rate = (sentInLastMinute / 60).toLocaleString(localeOf[language], {
    maximumFractionDigits: 1,
  });
  const minutes = Math.ceil(left / sentInLastMinute);
  return t(language, 'health.digest_speed', { rate, minutes });
}
