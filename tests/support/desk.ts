// The moderators' side in tests: taps on the card of one case, and cases without a conversation.
import { randomUUID } from 'node:crypto';
import type { Intake } from '../../src/actions/intake.ts';
import { placeName } from '../../src/card/places.ts';
import type { Answers } from '../../src/card/types.ts';
import { formatDay, localTime } from '../../src/dates.ts';
import type { TextKey } from '../../src/locales/translate.ts';
import type { Press } from '../../src/presses.ts';
import { leaseFrom } from '../../src/reports/lease.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import type { Tapped } from '../../src/sandbox/sandbox.ts';
import type { Person } from './person.ts';
import { cardOf, dataOnButton } from './stored.ts';
import { newUpdateId } from './updates.ts';
import type { World } from './world.ts';

/** *Verify*, and *New event* where the card asks whether the event is on record already. */
export async function verifiesCase(
  world: World,
  moderator: Person,
  number: number,
): Promise<Tapped> {
  const tapped = await tapsOnCase(world, moderator, { number, key: 'button.verify' });
  const isAsked = cardOf(world, { by: moderator, number }).text.includes(
    moderator.reads('desk.choose_event'),
  );
  return isAsked ? tapsOnCase(world, moderator, { number, key: 'button.new_event' }) : tapped;
}

/** Taps a button of this case's card as it was sent last. */
export function tapsOnCase(
  world: World,
  moderator: Person,
  { number, key }: { readonly number: number; readonly key: TextKey },
): Promise<Tapped> {
  const title = moderator.reads('desk.case_title', { number });
  const data = dataOnButton(world, {
    chatId: moderatorsGroup.id,
    words: moderator.reads(key),
    about: `${title}<`,
  });
  return moderator.tapsOn(cardOf(world, { by: moderator, number }).id, data);
}

/** The line that says who holds a case, and until when: ten minutes from their last act. */
export function claimedText({ clock }: World, reader: Person, moderator: number): string {
  const until = localTime(leaseFrom(clock.now()), 'Asia/Almaty');
  return reader.reads('desk.status.claimed', { moderator, until });
}

/** The number that stands for a moderator on the cards. */
export async function numberOf({ app }: World, { key }: Pick<Person, 'key'>): Promise<number> {
  const [row] = await app.db.sql`select number from moderator where person = ${key}`;
  return Number(row?.['number']);
}

/** What the reporter of a verified report is told; tests report about the day on which they run. */
export function verifiedText(person: Person, { code, place }: { code: string; place: string }) {
  const { language } = person;
  const day = formatDay('2026-11-22', language);
  return person.reads('report.verified', { id: code, place: placeName(place, language), day });
}

/** A tap in the moderators' group, as the edge hands it on. Resolves with the toast. */
export async function press(
  { app }: Pick<World, 'app'>,
  moderator: Pick<Person, 'key' | 'language'>,
  what: Press,
  intake: Pick<Intake, 'receive'> = app.openIntake(''),
): Promise<string | undefined> {
  const { id: chatId } = moderatorsGroup;
  const incoming = {
    updateId: newUpdateId(),
    person: moderator.key,
    chatKey: app.vault.chatKey(chatId),
    chatKind: 'group',
    language: moderator.language,
    isMember: true,
    event: { kind: 'press', press: what },
  } as const;
  const { toast } = await intake.receive({ incoming, chatId });
  return toast;
}

/** A case as if its report had been sent and screened; nobody is told of it. */
export async function insertCase(
  { app: { db, vault, clock } }: World,
  { key }: Pick<Person, 'key'>,
  said: Answers = {},
): Promise<{ readonly number: number; readonly reportId: string }> {
  const reportId = randomUUID();
  const answers: Answers = {
    observer_basis: { kind: 'choice', value: 'on_site_now' },
    event_when: { kind: 'date', date: '2026-11-20' },
    place: { kind: 'place', place: 'taraz' },
    form: { kind: 'choice', value: 'rally' },
    topic: { kind: 'choice', value: 'rights' },
    participants: { kind: 'size', low: 10, high: 49, band: 'b4' },
    permit_status: { kind: 'choice', value: 'denied' },
    authority_response: { kind: 'choices', values: ['watched'] },
    ...said,
  };
  const place = answers['place']?.kind === 'place' ? answers['place'].place : '';
  await db.sql`
    insert into report (id, code, person, card_version, answers, place_id, local_date, received_at)
    values (${reportId}, ${reportId.slice(0, 8)}, ${key}, 'test',
      ${JSON.stringify(answers)}::text::jsonb, ${place}, '2026-11-20', now())`;
  const [row] = await db.sql<{ number: number }[]>`
    insert into desk_case (report_id, desk, codename, findings, opened_at, laid_at)
    values (${reportId}, ${vault.chatKey(moderatorsGroup.id)}, 'falcon-47', '[]'::jsonb,
      ${clock.now().toISOString()}, ${clock.now().toISOString()}) returning number`;
  if (row === undefined) throw new Error('no case');
  return { number: row.number, reportId };
}
