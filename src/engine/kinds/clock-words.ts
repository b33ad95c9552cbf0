// A time of day as people say it: «15:30», «в 3 дня», «полтретьего», «кешкі 6», "3 pm". Works on
// text that is folded and has digits for number words. What may be day or night has two times.

type PartOfDay = 'morning' | 'day' | 'evening' | 'night' | 'pm';

/** The words before and after a time that say nothing about it. */
const lead =
  /^(?:в|во|к|ко|с|со|до|после|около|примерно|где-то|ровно|приблизительно|at|about|around|by|from|till|until|since|шамамен|дал|сагат|саг|время|(?:час(?:а|ов|ам)?|начал\p{L}*|басталуы?) [вк]|начал\p{L}*|~)\.?\s+(?=\S)/u;
const caseEnding =
  /(?<=[\d\p{L}]\s?)-?(?:да|де|та|те|нан|нен|дан|ден|тан|тен|нын|нин|га|ге|ка|ке|лерде|ларда)?(?:\s+(?:шамасында|кезинде|деиин|бастап|басталды|аякталды|битти|болды))?$/u;

const partsOfDay: readonly (readonly [PartOfDay, RegExp])[] = [
  ['morning', /(?:^|\s)(?:утра|утром|танертенги|танертен|танг[ыи]|in the morning|morning)(?=\s|$)/],
  [
    'day',
    /(?:^|\s)(?:дня|днем|после обеда|пополудни|тустен кеиин(?:ги)?|туски|кундизги|in the afternoon|afternoon)(?=\s|$)/,
  ],
  ['evening', /(?:^|\s)(?:вечера|вечером|кешки|кешке|кеште|in the evening|evening)(?=\s|$)/],
  ['night', /(?:^|\s)(?:ночи|ночю|тунги|тунде|at night|night)(?=\s|$)/],
  ['pm', /(?<=\d|\s)p\.?\s?m\.?(?=\s|$)/],
  ['morning', /(?<=\d|\s)a\.?\s?m\.?(?=\s|$)/],
];

const named: readonly (readonly [RegExp, string])[] = [
  [/^(?:полден|noon|midday|12 noon|тал ?тусте?|тус|тусте|туски уакыт\p{L}*)$/u, '12:00'],
  [/^(?:полноч|midnight|тун ортасы(?:нда)?)$/, '00:00'],
];

const ordinals =
  'первого второго третего четвертого пятого шестого седмого восмого девятого десятого одиннадцатого двенадцатого'.split(
    ' ',
  );

interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** Written as on a clock of 24 hours. */
  readonly isExact: boolean;
}

/** The times that may be meant, `HH:MM`; none when it is no time of day. */
export function timesIn(said: string): readonly string[] {
  const bare = strip(said);
  const name = named.find(([words]) => words.test(bare));
  if (name !== undefined) return [name[1]];
  const part = partsOfDay.find(([, words]) => words.test(bare));
  const rest = part === undefined ? bare : strip(bare.replace(part[1], ' '));
  const clock = inDigits(rest) ?? hourAlone(rest, part !== undefined) ?? inWords(rest);
  if (clock === undefined || clock.minute > 59) return [];
  if (clock.hour === 24) return clock.minute === 0 ? ['00:00'] : [];
  if (clock.hour > 24) return [];
  return hoursMeant(clock, part?.[0]).map((hour) => written(hour, clock.minute));
}

/** «сағат 15-те», «в 3», "at 3": says that a time of day follows, not a duration. */
export function announcesTime(said: string): boolean {
  return (
    /^(?:в|во|к|до|сагат|at|by|till|until)\s/.test(said) ||
    partsOfDay.some(([, words]) => words.test(said))
  );
}

function inDigits(said: string): Clock | undefined {
  const parts =
    /^(\d{1,2})\s*(?::|\.|-|ч\.?|час(?:а|ов|ам)?|h|сагат)\s*(\d{2})(?::\d{2})?\s*(?:минут[аы]?|мин\.?|м|min|m)?$/.exec(
      said,
    ) ??
    /^(\d{1,2})\s+(\d{2})$/.exec(said) ??
    /^(\d{2})(\d{2})$/.exec(said);
  if (parts === null) return undefined;
  const [, hour = '', minute = ''] = parts;
  // "9-10" is rather from nine to ten.
  if (/^\d+\s*-/.test(said) && Number(minute) > 0 && Number(minute) <= 24) return undefined;
  const isExact = hour.length === 2 || Number(hour) >= 6;
  return { hour: Number(hour), minute: Number(minute), isExact };
}

function hourAlone(said: string, hasPart: boolean): Clock | undefined {
  if (hasPart && /^(?:час[ау]?|an hour)$/.test(said)) return { hour: 1, minute: 0, isExact: false };
  const hour = /^(\d{1,2})\s*(?:ч\.?|час(?:а|у|ов|ам)?|h|сагат|o'clock|oclock|o’clock)?$/.exec(
    said,
  )?.[1];
  if (hour === undefined) return undefined;
  return { hour: Number(hour), minute: 0, isExact: hour.startsWith('0') };
}

function inWords(said: string): Clock | undefined {
  const half = /^пол(?:овин[аеу])?\s?(\p{L}+)$/u.exec(said) ?? /^(\d{1,2})\s?жарым$/.exec(said);
  if (half?.[1] !== undefined) {
    return /^\d/.test(half[1]) ? loose(Number(half[1]), 30) : past(half[1], 30);
  }
  const after = /^(четверт|\d{1,2})(?:\s*минут[аы]?)? (\p{L}+)$/u.exec(said);
  if (after !== null) return past(after[2] ?? '', after[1] === 'четверт' ? 15 : Number(after[1]));
  return beforeAndAfter(said);
}

/** "Quarter to three", «без десяти три», «үшке он минут қалды», "half past two". */
function beforeAndAfter(said: string): Clock | undefined {
  const before =
    /^без (?<minute>\d{1,2}|четверти)(?: минут)? (?<hour>\d{1,2})(?: час(?:а|ов)?)?$/.exec(said) ??
    /^(?:a )?(?<minute>\d{1,2}|quarter)(?: minutes)? to (?<hour>\d{1,2})$/.exec(said) ??
    /^(?<hour>\d{1,2})\s?-?[гк][ае] (?<minute>\d{1,2})(?: минут)? кал(?:ды|ганда)$/.exec(said);
  const after =
    /^(?:a )?(?<minute>half|quarter|\d{1,2})(?: minutes)? past (?<hour>\d{1,2})$/.exec(said) ??
    /^(?<hour>\d{1,2})\s?-?[дт][ае]н (?<minute>\d{1,2})(?: минут)? (?:отти|отип|кетти|откенде|кеткенде)$/.exec(
      said,
    );
  const { hour, minute } = before?.groups ?? after?.groups ?? {};
  if (hour === undefined || minute === undefined) return undefined;
  const count = minute === 'half' ? 30 : /^\d/.test(minute) ? Number(minute) : 15;
  if (before === null) return loose(Number(hour), count);
  return loose(Number(hour) === 1 ? 12 : Number(hour) - 1, 60 - count);
}

/** «половина третьего»: the third hour runs from two to three. */
function past(ordinal: string, minute: number): Clock | undefined {
  const index = ordinals.indexOf(ordinal);
  return index < 0 ? undefined : loose(index === 0 ? 12 : index, minute);
}

function loose(hour: number, minute: number): Clock {
  return { hour, minute, isExact: false };
}

function hoursMeant({ hour, isExact }: Clock, part: PartOfDay | undefined): readonly number[] {
  if (hour > 12 || hour === 0) return [hour];
  const am = hour % 12;
  const pm = am + 12;
  switch (part) {
    case 'morning':
      return [hour === 12 ? 0 : am];
    case 'day':
      return [hour >= 9 && hour < 12 ? am : pm];
    case 'evening':
      return [hour === 12 ? 0 : pm];
    case 'night':
      return [hour >= 8 && hour < 12 ? pm : am];
    case 'pm':
      return [pm];
    case undefined:
      if (isExact) return [hour];
      return hour === 12 ? [12, 0] : [am, pm];
    default:
      return part satisfies never;
  }
}

function strip(said: string): string {
  let text = said.replace(/\s+/g, ' ').trim();
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(lead, '').trim();
  }
  const bare = text.replace(caseEnding, '').trim();
  // Without its ending a word may be no word any more; only numbers lose one.
  return /\d$|жарым$/.test(bare) ? bare : text;
}

function written(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
