// Reporters whose every trait would be known again wherever it turned up, and the list of what
// nobody at the desk may ever see of them.
import type { Language } from '../../src/locales/translate.ts';
import { type CardScript, ordinaryCard, type Person, personAt, quiet } from './person.ts';
import { messageFrom, openEdge } from './updates.ts';
import type { World } from './world.ts';

const FIRST_ID = 912_345_600_017;
const IDS_APART = 7_919;
const almaty = { latitude: 43.236_511, longitude: 76.911_733 };
export const aktau = { latitude: 43.651_311, longitude: 51.161_733 };

export interface Canary {
  readonly person: Person;
  readonly index: number;
  /** The point at which they stand. */
  readonly point: { readonly latitude: number; readonly longitude: number };
  /** What the desk may see of what they typed. */
  readonly note: string;
  readonly reply: string;
  /** What it may not. */
  readonly secrets: Readonly<Record<string, string>>;
}

export function newCanary(world: World, index: number, city = almaty): Canary {
  const id = FIRST_ID + index * IDS_APART;
  const language = (['kk', 'ru', 'en'] as const)[index % 3] as Language;
  const secrets = {
    'user id': String(id),
    'first name': `Canaryfirst${index}q`,
    username: `canary_user_${index}q`,
    'phone number': `+7701555${String(1_000 + index)}`,
    'name of a file': `canaryfile${index}q`,
    'caption of a photo': `canarycaption${index}q`,
    'words that are no answer': `canarychat${index}q`,
  };
  world.sandbox.addPerson({
    id,
    firstName: secrets['first name'],
    username: secrets.username,
    languageCode: language,
  });
  const person = personAt(world, { id, language });
  const point = {
    latitude: city.latitude + index * 0.000_137,
    longitude: city.longitude + index * 0.000_191,
  };
  return {
    person,
    index,
    point,
    note: `canarynote${index}q`,
    reply: `canaryreply${index}q`,
    secrets,
  };
}

/** A report with words and a point besides, and details with a photo. Returns its code. */
export async function tells(world: World, canary: Canary, script: CardScript): Promise<string> {
  const { person } = canary;
  await person.says(`${canary.secrets['words that are no answer']} ${canary.secrets.username}`);
  await sharesContact(world, canary);
  await person.comesTo('place', script);
  await person.says(canary.secrets['words that are no answer'] ?? '');
  await person.sends({ location: canary.point });
  await answersRest(person, script);
  await person.taps({ key: 'button.send' });
  await world.settled();
  const code = /\b[2-9A-HJ-NP-Z]{6}\b/.exec(person.last().text)?.[0] ?? '';
  await addsDetails(canary);
  await world.settled();
  return code;
}

async function answersRest(person: Person, script: CardScript) {
  const said = { ...ordinaryCard, ...script };
  const isAt = (question: string) =>
    person.last().text.includes(person.reads(`card.${question}.question` as 'card.place.question'));
  for (const question of Object.keys(said)) {
    if (question === 'observer_basis' || question === 'event_when' || !isAt(question)) continue;
    await person.answers(question, said[question] ?? '');
  }
}

async function addsDetails({ person, secrets, note }: Canary) {
  await person.taps(new RegExp(person.reads('button.add_details')));
  await person.taps({ key: 'section.media' });
  await person.sends({ document: `${secrets['name of a file']}.pdf` });
  await person.sends({ photo: Buffer.from('jpeg'), caption: secrets['caption of a photo'] ?? '' });
  await person.taps({ key: 'button.done' });
  await person.taps({ key: 'button.skip' });
  await person.says(note);
  await person.taps({ key: 'button.send' });
}

/** As a phone that shares one's own number does it. */
async function sharesContact(world: World, { person, secrets }: Canary) {
  const contact = {
    phone_number: secrets['phone number'],
    first_name: secrets['first name'],
    user_id: person.id,
  };
  const update = messageFrom(world, person, { contact });
  Object.assign(update.message?.from ?? {}, { username: secrets.username });
  await openEdge(world.app).handle(update);
  await quiet(world);
}

/** In each form in which it could stand somewhere, what nobody at the desk may see. */
export function forbiddenOf(world: World, canary: Canary, codes: readonly string[]) {
  const { vault } = world.app;
  const { id, key } = canary.person;
  const { latitude, longitude } = canary.point;
  const disguises = Object.entries(canary.secrets).flatMap(([what, secret]) =>
    (['utf8', 'hex', 'base64', 'base64url'] as const).map((form) => {
      const text = Buffer.from(secret).toString(form).replace(/=+$/, '');
      return [`${what}, ${form}`, text] as const;
    }),
  );
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(id));
  return [
    ...disguises,
    ['user id in base 16', id.toString(16)],
    ['user id in base 36', id.toString(36)],
    ['user id in bytes', bytes.toString('base64').replace(/=+$/, '')],
    ['pseudonym', key.slice(0, 16)],
    ['pseudonym of the chat', vault.chatKey(id).slice(0, 16)],
    // Within a street.
    ['latitude', latitude.toFixed(4)],
    ['longitude', longitude.toFixed(4)],
    ...codes.map((code) => ['what a report is called for its reporter', code] as const),
  ] as readonly (readonly [string, string])[];
}
