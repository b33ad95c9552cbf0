// The weekly summary: who wants it where and when, what each week's says, and whom it was sent to.
import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { DigestData } from '../../digest/data.ts';
import { bytea, instant } from './columns.ts';

/** One for each chat; of whoever set it up nothing is kept. */
export const subscription = pgTable(
  'subscription',
  {
    id: serial('id').notNull().unique(),
    chatKey: text('chat_key').primaryKey(),
    /** Chat id, sealed; erased when the bot cannot write there any more. */
    chat: bytea('chat'),
    language: text('language').notNull(),
    /** `all`, `r-<region>` or the id of a place. */
    area: text('area').notNull(),
    /** 1 is Monday, as ISO counts. */
    weekday: smallint('weekday').notNull(),
    hour: smallint('hour').notNull(),
    /** IANA name; its offset is looked up each week anew. */
    timeZone: text('time_zone').notNull(),
    subscribedAt: instant('subscribed_at').notNull(),
    /** When day, hour or place were last chosen. */
    changedAt: instant('changed_at').notNull(),
    /** The bot was blocked or taken out; it is offered again when the chat comes back. */
    endedAt: instant('ended_at'),
  },
  (table) => [
    check('subscription_weekday', sql`${table.weekday} between 1 and 7`),
    check('subscription_hour', sql`${table.hour} between 0 and 23`),
    check('subscription_address', sql`(${table.chat} is null) = (${table.endedAt} is not null)`),
    // In this order a whole hour is read, and its deliveries written, from one end to the other.
    index('subscription_due')
      .on(table.timeZone, table.weekday, table.hour, table.id)
      .where(sql`${table.endedAt} is null`),
    index('subscription_changed').on(table.changedAt).where(sql`${table.endedAt} is null`),
  ],
);

/** One for each week. */
export const digest = pgTable('digest', {
  id: serial('id').primaryKey(),
  /** The week that it sums up, `2026-W48`. */
  week: text('week').notNull().unique(),
  /** The figures as they were when the first one was due; everybody gets these. */
  data: jsonb('data').$type<DigestData>(),
  frozenAt: instant('frozen_at'),
  /** Since when it is due and is not frozen, because its figures do not add up. */
  withheldAt: instant('withheld_at'),
  /** When the coordinators were told so. */
  toldAt: instant('told_at'),
  /** Everybody whose hour came up to this instant has a delivery. */
  preparedUntil: instant('prepared_until'),
});

/**
 * One for each subscriber of a week, in a partition for each digest: whatever a migration changes
 * about it is changed in all of them.
 */
export const digestDelivery = pgTable(
  'digest_delivery',
  {
    digest: integer('digest').notNull(),
    /** Its number and nothing about the chat. No foreign key: a hundred thousand rows would each be checked. */
    subscription: integer('subscription').notNull(),
    dueAt: instant('due_at').notNull(),
    status: text('status').notNull().default('pending'),
    /** Why it is dead. */
    reason: text('reason'),
    /** Messages that were shown, of a summary that takes several. */
    shown: smallint('shown').notNull().default(0),
    attempts: smallint('attempts').notNull().default(0),
    /** Which claim holds it, and until when no other may. */
    claim: uuid('claim'),
    leaseUntil: instant('lease_until'),
    /** Set just before it leaves: from then on it is never sent again without an answer. */
    attemptedAt: instant('attempted_at'),
    closedAt: instant('closed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.digest, table.subscription] }),
    check(
      'digest_delivery_status',
      sql`${table.status} in ('pending', 'sent', 'ambiguous', 'dead', 'left', 'late')`,
    ),
    index('digest_delivery_pending')
      .on(table.dueAt, table.subscription)
      .where(sql`${table.status} = 'pending'`),
  ],
);
