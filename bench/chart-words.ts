// What stands in the pictures of the benchmark, as screens would write it.
import type { Language } from '../src/locales/translate.ts';

interface Words {
  readonly byPlace: string;
  readonly participants: string;
  readonly byForm: string;
  readonly authorised: string;
  readonly byMonth: string;
  readonly map: string;
  readonly period: string;
  readonly average: string;
  readonly shares: string;
  readonly foot: (n: string) => string;
  readonly others: string;
  readonly series: readonly string[];
  readonly forms: readonly string[];
  readonly permits: readonly string[];
  readonly topics: readonly string[];
  readonly key: string;
}

export const wordsOf: Readonly<Record<Language, Words>> = {
  kk: {
    byPlace: 'Жиналыстар өткен жерлер',
    participants: 'Қатысушылардың орташа саны',
    byForm: 'Жиналыстардың түрлері',
    authorised: 'Рұқсат етілген және рұқсат етілмеген жиналыстар',
    byMonth: 'Айлар бойынша жиналыстар',
    map: 'Қазақстандағы жиналыстар',
    period: '2011 ж. маусым – 2012 ж. сәуір, расталған жиналыстар',
    average: '2011–2012 жж., бір жиналысқа шаққандағы адам саны',
    shares: '2012 ж., рұқсаты белгілі жиналыстардың үлесі',
    foot: (n) => `n = ${n} · 2026 ж. 31 тамыз · Baqylau`,
    others: 'басқа жерлер',
    series: ['Рұқсат етілген', 'Рұқсат етілмеген'],
    forms: ['Пикет', 'Жеке пикет', 'Митинг', 'Шеру', 'Ереуіл', 'Басқа', 'Белгісіз'],
    permits: ['Рұқсат етілген', 'Рұқсат етілмеген', 'Белгісіз'],
    topics: [
      'Науқандар',
      'Саяси',
      'Әлеуметтік-экономикалық',
      'Билікті қолдау',
      'Басқа',
      'Белгісіз',
    ],
    key: 'расталған жиналыс, шеңбердің ауданы бойынша',
  },
  ru: {
    byPlace: 'Собрания по местам',
    participants: 'Сколько человек приходит в среднем',
    byForm: 'Виды собраний',
    authorised: 'Согласованные и несогласованные собрания',
    byMonth: 'Собрания по месяцам',
    map: 'Собрания в Казахстане',
    period: 'Июнь 2011 – апрель 2012, подтверждённые собрания',
    average: '2011–2012, участников на одно собрание',
    shares: '2012, доля собраний, о согласовании которых известно',
    foot: (n) => `n = ${n} · на 31 августа 2026 · Baqylau`,
    others: 'другие места',
    series: ['Согласованные', 'Несогласованные'],
    forms: ['Пикет', 'Одиночный пикет', 'Митинг', 'Шествие', 'Забастовка', 'Другое', 'Неизвестно'],
    permits: ['Согласованные', 'Несогласованные', 'Неизвестно'],
    topics: [
      'Кампании',
      'Политические',
      'Социально-экономические',
      'В поддержку власти',
      'Другие',
      'Неизвестно',
    ],
    key: 'подтверждённых собраний, по площади круга',
  },
  en: {
    byPlace: 'Assemblies by place',
    participants: 'How many people come on average',
    byForm: 'Types of assemblies',
    authorised: 'Authorised and unauthorised assemblies',
    byMonth: 'Assemblies by month',
    map: 'Assemblies in Kazakhstan',
    period: 'June 2011 – April 2012, verified assemblies',
    average: '2011–2012, participants per assembly',
    shares: '2012, share of assemblies whose permission is known',
    foot: (n) => `n = ${n} · as of 31 August 2026 · Baqylau`,
    others: 'other places',
    series: ['Authorised', 'Unauthorised'],
    forms: ['Picket', 'Single picket', 'Rally', 'March', 'Strike', 'Other', 'Unknown'],
    permits: ['Authorised', 'Unauthorised', 'Unknown'],
    topics: ['Campaigns', 'Political', 'Social and economic', 'Pro-government', 'Other', 'Unknown'],
    key: 'verified assemblies, by area of the circle',
  },
};
