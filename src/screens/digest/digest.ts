// The weekly summary as people read it: one message where it fits, else split between paragraphs.
import { countryZone } from '../../card/zone.ts';
import { formatDay, localDate } from '../../dates.ts';
import type { DigestData } from '../../digest/data.ts';
import { summarise } from '../../digest/summary.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import type { Area } from '../../stats/question.ts';
import { lengthOf } from '../length.ts';
import { digestButtons } from './digest-buttons.ts';
import { digestLists } from './digest-lists.ts';
import { digestPicture } from './digest-picture.ts';
import { digestSentences } from './digest-sentences.ts';
import { digestTitle } from './digest-title.ts';

export interface DigestReader {
  readonly area: Area;
  readonly language: Language;
  /** Rows of buttons under the summary's own, such as the one that ends a subscription. */
  readonly rows?: readonly (readonly Button[])[];
}

// The caption of a picture, and a message without one, end here.
const CAPTION_LIMIT = 1024;
const MESSAGE_LIMIT = 4096;

/** Paragraphs that stay together. */
type Part = readonly Paragraph[];

/** One screen, or several; the first has the picture and the last one the buttons. */
export function digestScreens(data: DigestData, reader: DigestReader): readonly Screen[] {
  const { area, language, rows = [] } = reader;
  const view = { data, area, language, summary: summarise(data, area) };
  const parts: readonly Part[] = [
    ...digestSentences(view).map((text): Part => [{ style: 'plain', text }]),
    ...digestLists(view),
    [{ style: 'note', text: asOf(data, language) }],
  ];
  const picture = digestPicture(view);
  const heading = { style: 'heading', text: digestTitle(data.week, area, language) } as const;
  const pages = split(heading, parts, picture ? CAPTION_LIMIT : MESSAGE_LIMIT);
  return pages.map((paragraphs, at) => ({
    paragraphs,
    ...(at === 0 && picture && { picture }),
    ...(at === pages.length - 1 && { buttons: [...digestButtons(view), ...rows] }),
  }));
}

/** Each message says by itself which week and area it is about: people pass them on singly. */
function split(
  heading: { readonly style: 'heading'; readonly text: string },
  parts: readonly Part[],
  firstLimit: number,
): readonly Part[] {
  const pages: Paragraph[][] = [[heading]];
  for (const part of parts) {
    const page = pages.at(-1) ?? [];
    const limit = pages.length === 1 ? firstLimit : MESSAGE_LIMIT;
    if (lengthOf([...page, ...part]) <= limit) page.push(...part);
    else pages.push([{ style: 'note', text: heading.text }, ...part]);
  }
  return pages;
}

function asOf({ gatheredAt }: DigestData, language: Language): string {
  const day = localDate(new Date(gatheredAt), countryZone);
  return t(language, 'digest.as_of', { day: formatDay(day, language) });
}
