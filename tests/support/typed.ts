// What a reporter types in the golden transcripts, in the words of each language.
import type { Language } from '../../src/locales/translate.ts';

export interface Typed {
  readonly vague: string;
  readonly lasted: string;
  readonly fine: string;
  readonly hugeFine: string;
  readonly notLink: string;
  readonly noteWithPhone: string;
  readonly note: string;
  readonly reply: string;
  /** What is filled in behind `templateLabels`; the line about the police means nothing. */
  readonly template: readonly string[];
}

export const typedIn: Readonly<Record<Language, Typed>> = {
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

/** The lines of the template, in order. */
export const templateLabels = [
  'template.when',
  'template.where',
  'template.what',
  'template.about',
  'template.how_many',
  'template.permission',
  'template.police',
  'template.source',
] as const;
