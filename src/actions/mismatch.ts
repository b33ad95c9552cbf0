// Figures that do not add up to their total are no figures: nobody is shown them, and those who run
// the installation are told.

import { countryZone } from '../card/zone.ts';
import { localDate } from '../dates.ts';
import type { Queryable } from '../db/connection.ts';
import { listReachableCoordinators } from '../db/coordinators.ts';
import type { Language } from '../locales/translate.ts';
import type { PersonKey, Screen } from '../messenger.ts';
import { mismatchScreen, mismatchToldScreen } from '../screens/figures/mismatch.ts';
import type { Show, Unit, Writes } from './unit.ts';

/** Instead of the answer. @param titleIn what the figure would have stood in */
export async function refuseMismatch(
  { tx, conversation, coordinators, now }: Unit,
  figure: string,
  titleIn: (language: Language) => string,
): Promise<Writes> {
  const here: Show = { recipient: { to: 'here' }, screen: mismatchScreen(conversation.language) };
  const told = await tellCoordinators(tx, coordinators, (language) =>
    mismatchToldScreen(language, { figure, title: titleIn(language) }),
  );
  // Many may ask: what they hear is one message a day, which says the last of it.
  const slot = `mismatch:${localDate(now, countryZone)}`;
  return { shows: [here, ...told.map((show) => ({ ...show, slot }))] };
}

/**
 * To each in their own language.
 * @param configured coordinators by the configuration; those by their role are told as well
 */
export async function tellCoordinators(
  tx: Queryable,
  configured: readonly PersonKey[],
  tellIn: (language: Language) => Screen,
): Promise<readonly Show[]> {
  const people = await listReachableCoordinators(tx, configured);
  return people.map(({ person, language }) => ({
    recipient: { to: 'person', person },
    screen: tellIn(language),
  }));
}
