// A rush of reports at the desk of one group, and what became of it by the record of Telegram.
import { randomUUID } from 'node:crypto';
import { realPlaces } from '../../src/card/places.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import type { Call, Sandbox } from '../../src/sandbox/sandbox.ts';
import type { World } from './world.ts';

/** Of each hundred reports ninety come from one city, where somebody sends junk. */
export function burstPlace(index: number): string {
  if (index % 10 !== 7) return 'almaty';
  return realPlaces[(index * 7) % realPlaces.length]?.id ?? 'aktau';
}

/** Reports as they are once they were sent; screening follows. @param from the number of the first */
export async function insertReports(
  { app }: Pick<World, 'app'>,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<readonly string[]> {
  const rows = Array.from({ length: count }, (_, n) => rowOf(from + n));
  await app.db.sql`
    insert into report (id, code, card_version, answers, place_id, local_date, received_at)
    select id, code, 'test', answers, place, '2026-11-22', ${app.clock.now().toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as x(id uuid, code text, place text, answers jsonb)`;
  return rows.map((row) => row.id);
}

function rowOf(index: number) {
  const id = randomUUID();
  const place = burstPlace(index);
  const answers = {
    observer_basis: { kind: 'choice', value: 'on_site_now' },
    event_when: { kind: 'date', date: '2026-11-22' },
    place: { kind: 'place', place },
    form: { kind: 'choice', value: 'rally' },
    topic: { kind: 'choice', value: 'rights' },
    participants: { kind: 'size', low: 10, high: 49, band: 'b4' },
    permit_status: { kind: 'choice', value: 'denied' },
    authority_response: { kind: 'choices', values: ['watched'] },
  };
  return { id, code: id.slice(0, 8), place, answers };
}

export interface BurstFindings {
  /** Refused by Telegram because too much was sent. */
  readonly refused: number;
  /** Messages to the group while something waited, by how many were allowed then. */
  readonly shareUsed: number;
  readonly messages: number;
  readonly seconds: number;
  /** Cases of the desk that no message of the group shows. */
  readonly missing: number;
  /** Longest wait of a report from a place of which few came, and from the one with the rush. */
  readonly fewWaitedSeconds: number;
  readonly manyWaitedSeconds: number;
}

const PER_MINUTE = 20;

/** What the group was sent. @param until when the last case was laid */
export async function inspectBurst(world: World): Promise<BurstFindings> {
  const sent = world.sandbox.ledger.filter(isToGroup);
  const shown = sent.filter((call) => call.status === 200);
  const first = shown[0]?.at.getTime() ?? 0;
  const last = shown.at(-1)?.at.getTime() ?? 0;
  const seconds = (last - first) / 1000;
  const waits = await waitsOf(world, shown);
  const of = (isMany: boolean) =>
    waits.filter((one) => one.isMany === isMany).map((one) => one.seconds ?? 0);
  return {
    refused: world.sandbox.ledger.filter((call) => call.status === 429).length,
    // The last message ends the backlog; what it leaves of its minute nobody waits for.
    shareUsed: (shown.length - 1) / ((seconds / 60) * PER_MINUTE),
    messages: shown.length,
    seconds,
    missing: waits.filter((one) => one.seconds === undefined).length,
    fewWaitedSeconds: Math.max(0, ...of(false)),
    manyWaitedSeconds: Math.max(0, ...of(true)),
  };
}

async function waitsOf(world: World, shown: readonly Call[]) {
  const cases = await world.app.db.sql<{ number: number; place: string; at: Date | string }[]>`
    select c.number, r.place_id as place, r.received_at as at
    from desk_case c join report r on r.id = c.report_id order by c.number`;
  const shownAt = new Map<number, number>();
  for (const { params, at } of shown) {
    for (const [, number] of String(params['text']).matchAll(/^(?:<b>Case|№) (\d+)/gm)) {
      if (!shownAt.has(Number(number))) shownAt.set(Number(number), at.getTime());
    }
  }
  return cases.map(({ number, place, at }) => {
    const ms = shownAt.get(number);
    const seconds = ms === undefined ? undefined : (ms - new Date(at).getTime()) / 1000;
    return { isMany: place === 'almaty', ...(seconds !== undefined && { seconds }) };
  });
}

function isToGroup({ method, params }: Sandbox['ledger'][number]): boolean {
  return method.startsWith('send') && Number(params['chat_id']) === moderatorsGroup.id;
}
