// Whether people were detained, and journalists obstructed, as far as it is known.
import type { Assembly } from '../assemblies/assembly.ts';
import { isKnown } from '../assemblies/fields.ts';
import { chosenValues } from '../card/conditions.ts';
import type { Answers } from '../card/types.ts';

/** At least one person: by their number, or because somebody saw it. */
export function detained({
  values,
  detained: people,
}: Pick<Assembly, 'values' | 'detained'>): boolean | undefined {
  const isTold =
    chosenValues(values.authority_response).includes('detained') ||
    chosenValues(values.how_ended).includes('all_detained');
  if (isTold || (people?.low ?? 0) >= 1) return true;
  return people !== undefined || isKnown(values.authority_response) ? false : undefined;
}

/** "Kept out, equipment, attacked, detained", where it is known how journalists fared. */
export function obstructed(values: Answers): boolean | undefined {
  if (!isKnown(values.journalists)) return undefined;
  const obstacles = ['kept_out', 'equipment', 'attacked', 'detained'];
  return chosenValues(values.journalists).some((value) => obstacles.includes(value));
}
