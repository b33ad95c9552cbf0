// A random person at the whole bot: what it has stored and shows is compared after each act with
// what the model calls right, and what happened is learnt where several outcomes are.
import { isDeepStrictEqual } from 'node:util';
import type { Answers } from '../../src/card/types.ts';
import { type Language, t } from '../../src/locales/translate.ts';
import type { SeenMessage } from '../../src/sandbox/sandbox.ts';
import { doesUnderCard } from './model-buttons.ts';
import { questionOf } from './model-card.ts';
import type { Deed, Does, Meant } from './model-meant.ts';
import { nothingYet, outcomesOf } from './model-person.ts';
import { type CardOnScreen, cardIn } from './model-phone.ts';
import { newPerson } from './person.ts';
import type { Act, RandomPerson } from './random-acts.ts';
import { draftOf, reportsOf } from './stored.ts';
import type { World } from './world.ts';

const MOST_REMEMBERED = 200;
export function randomPerson(world: World, language: Language): RandomPerson {
  const person = newPerson(world, language);
  return { person, meant: nothingYet, remembered: [], codes: [] };
}

interface Observed {
  readonly card: { readonly answers: Answers } | undefined;
  readonly reports: Meant['reports'];
  readonly onScreen: readonly CardOnScreen[];
}

/** Finds out which of the right outcomes came about; throws when none of them did. */
export async function learn(of: RandomPerson, acts: readonly Act[], world: World): Promise<void> {
  const possible = inAnyOrder(
    of.meant,
    acts.map((act) => act.deed),
  );
  const observed = await observe(of, world);
  const found = possible.find((one) => isAs(one, observed));
  if (found === undefined) {
    const told = { language: of.person.language, before: of.meant, possible, observed };
    const did = acts.map((act) => act.says).join(', and at once ');
    throw new Error(`after ${did}: ${JSON.stringify(told, null, 1)}`);
  }
  const { isSafetyNew: _, ...meant } = found;
  of.meant = meant;
  remember(of);
}

function inAnyOrder(meant: Meant, deeds: readonly Deed[]): readonly Meant[] {
  if (deeds.length === 0) return [meant];
  return deeds.flatMap((deed, index) =>
    outcomesOf(meant, deed).flatMap((next) => inAnyOrder(next, deeds.toSpliced(index, 1))),
  );
}

async function observe(of: RandomPerson, world: World): Promise<Observed> {
  const { person } = of;
  const draft = await draftOf(world, person);
  const reports = await reportsOf(world, person);
  of.codes = reports.map((one) => one.code);
  const additions = await world.app.db.sql<{ report_id: string; answers: Answers }[]>`
    select a.report_id, a.answers from report_addition a join report r on r.id = a.report_id
    where r.person = ${person.key} order by a.received_at`;
  const messages = person.phone.messages().filter((one) => one.fromBot);
  return {
    card: draft && { answers: draft.answers },
    reports: reports.map(({ id, answers }) => ({
      answers: answers as Answers,
      additions: additions.filter((one) => one.report_id === id).map((one) => one.answers),
    })),
    onScreen: messages.flatMap((one) => cardIn(one, person.language) ?? []),
  };
}

function isAs({ card, reports }: Meant, observed: Observed): boolean {
  if (!isDeepStrictEqual(reports, observed.reports)) return false;
  if ((card === undefined) !== (observed.card === undefined)) return false;
  if (card === undefined) return observed.onScreen.length === 0;
  // An aged card is put right when something is done with it.
  if (card.isAged) return true;
  const looks = ['typed_date', 'location', 'template', 'edit'] as const;
  const page = looks.find((one) => one === card.page) ?? 'question';
  const look = card.asked === undefined ? page : 'asked';
  const shown = { at: card.at, look, marks: look === 'question' ? [...card.marks].toSorted() : [] };
  // What earlier answers suggest is marked as well, on a question with one answer.
  const hasMarks = questionOf(card.at)?.type === 'multi_choice';
  const seen = observed.onScreen.map((one) => ({
    ...one,
    marks: hasMarks ? [...one.marks].toSorted() : [],
  }));
  return (
    isDeepStrictEqual(card.answers, observed.card?.answers) && isDeepStrictEqual(seen, [shown])
  );
}

function remember(of: RandomPerson) {
  const { person, meant, remembered } = of;
  for (const message of person.phone.messages().filter((one) => one.fromBot)) {
    for (const { text, data } of person.phone.buttonsOn(message.id)) {
      const does = doesOf(of, message, text);
      const known = remembered.findIndex((one) => one.data === data);
      if (does === undefined) continue;
      if (known >= 0) remembered.splice(known, 1);
      const moment = meant.moment;
      remembered.push({
        messageId: message.id,
        data,
        text,
        does,
        moment,
        card: meant.card?.number,
      });
    }
  }
  remembered.splice(0, remembered.length - MOST_REMEMBERED);
}

function doesOf(
  { person, codes }: RandomPerson,
  seen: SeenMessage,
  text: string,
): Does | undefined {
  const { language } = person;
  const card = cardIn(seen, language);
  if (card !== undefined) return doesUnderCard(text, card, language);
  if (text.endsWith(t(language, 'button.new_report'))) {
    const isSafety = seen.text.includes(t(language, 'safety.title'));
    return { does: isSafety ? 'begin' : 'new_report' };
  }
  const report = codes.findIndex((code) => seen.text.includes(code));
  if (report < 0 || !text.endsWith(t(language, 'button.add_details'))) return undefined;
  return { does: 'add', report };
}
