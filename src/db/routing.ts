// Which group has which open case: by the region of its place, anew whenever groups change.
import { placesOf, regions } from '../card/places.ts';
import type { ChatKey } from '../messenger.ts';
import { hot, type Queryable, type Tx } from './connection.ts';

const regionsOfPlaces = JSON.stringify(
  Object.fromEntries(
    regions.flatMap(({ id }) => placesOf(id, 'en').map((place) => [place.id, id] as const)),
  ),
);

/**
 * Gives every open case to the group that has its region, or to the one for all other regions.
 * What no group has waits. What moves is laid anew; the rest stays as it is.
 */
export async function rerouteCases(tx: Queryable): Promise<void> {
  // In the order in which everyone locks several cases.
  await hot(tx)`
    select number from desk_case where status in ('open', 'claimed', 'proposed')
    order by number for update`;
  await hot(tx)`
    update desk_case c set desk = best.desk, laid_at = null, page = null
    from (
      select o.number, (
        -- The order of findDeskFor.
        select d.chat_key from desk d
        where d.is_present and (d.regions = '{}' or p.region = any(d.regions))
        order by d.regions = '{}', d.linked_at desc, d.chat_key limit 1) as desk
      from desk_case o join report r on r.id = o.report_id
        left join jsonb_each_text(${regionsOfPlaces}::text::jsonb) p(place, region)
          on p.place = r.place_id
      where o.status in ('open', 'claimed', 'proposed')) best
    where best.number = c.number and c.desk is distinct from best.desk`;
}

/** Whether a case waits for a group that is not there, though another one is. */
export async function hasStrays(tx: Queryable): Promise<boolean> {
  const [row] = await hot(tx)<{ strays: boolean }[]>`
    select exists (select from desk where is_present) and exists (
      select from desk_case c left join desk d on d.chat_key = c.desk and d.is_present
      where c.status in ('open', 'claimed', 'proposed') and d.chat_key is null) as strays`;
  return row?.strays === true;
}

/** What this group has to decide is laid before it anew. */
export async function takeUp(tx: Queryable, chatKey: ChatKey): Promise<void> {
  await callOffPages(tx, chatKey);
  await hot(tx)`
    update desk_case set laid_at = null, page = null
    where desk = ${chatKey} and status in ('open', 'claimed', 'proposed')`;
}

/** Pages on their way name cases that will come on others. */
export async function callOffPages(tx: Queryable, chatKey: ChatKey): Promise<void> {
  await hot(tx)`
    update outbox set status = 'cancelled', reason = 'superseded', body = null, chat = null,
      closed_at = now()
    where chat_key = ${chatKey} and status = 'pending' and slot like 'page:%'`;
}

/** The bot came into a group, or is in it no longer. Does nothing for a chat that is no desk. */
export async function setPresence(
  tx: Tx,
  { chatKey, isPresent }: { readonly chatKey: ChatKey; readonly isPresent: boolean },
): Promise<void> {
  const desks = await hot(tx)`
    update desk set is_present = ${isPresent} where chat_key = ${chatKey} returning chat_key`;
  if (desks.length === 0) return;
  if (isPresent) await takeUp(tx, chatKey);
  await rerouteCases(tx);
}

/** No region means all that no other group has. */
export async function setRegions(
  tx: Tx,
  { chatKey, regions: chosen }: { readonly chatKey: ChatKey; readonly regions: readonly string[] },
): Promise<void> {
  await hot(tx)`
    update desk set regions = ${chosen as string[]}::text[] where chat_key = ${chatKey}`;
  await rerouteCases(tx);
}
