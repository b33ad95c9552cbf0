// What an export is made from: public records, and what changed in them after they were public.
// Nothing here says who reported, verified or corrected anything.
import type { EventStatus, TopicClass } from '../assemblies/assembly.ts';
import type { Level } from '../assemblies/level.ts';
import type { Size } from '../assemblies/size.ts';
import type { Authorised } from '../card/law.ts';
import type { Answer, Answers } from '../card/types.ts';

export interface ExportRecord {
  readonly id: string;
  readonly number: number;
  readonly updatedAt: Date;
  readonly eventStatus: EventStatus;
  readonly localDate: string;
  readonly placeId: string;
  readonly form: string;
  readonly topicClass: TopicClass;
  readonly campaignId?: string;
  readonly campaignName?: string;
  readonly seriesId?: string;
  readonly authorised: Authorised;
  /** As they are stored: columns take from them what may be published, and nothing else. */
  readonly values: Answers;
  readonly participants?: Size;
  readonly police?: Size;
  readonly detained?: Size;
  readonly isCoerced: boolean;
  readonly excludedFor?: string;
  readonly level: Level;
  readonly corroboration: number;
}

interface ChangeBase {
  /** The record that changed. */
  readonly id: string;
  readonly number: number;
  readonly placeId: string;
  readonly localDate: string;
  readonly at: Date;
}

export type Change =
  /** Its id is in no export any more. */
  | (ChangeBase & { readonly kind: 'retracted'; readonly reason: string })
  | (ChangeBase & { readonly kind: 'merged'; readonly into: { id: string; number: number } })
  /** Its sources do not carry it any more. */
  | (ChangeBase & { readonly kind: 'unverified' })
  /** A value that was set over what stood there. */
  | (ChangeBase & {
      readonly kind: 'corrected';
      readonly reason: string;
      readonly field: string;
      readonly before?: Answer;
      readonly after: Answer;
      /** Of the record as it is now: they decide the words of the law. */
      readonly values: Answers;
    });

/** Records and changes in an order that stays, some at a time; all as of one moment. */
export interface ExportSource {
  readonly records: () => AsyncIterable<readonly ExportRecord[]>;
  readonly changes: () => AsyncIterable<readonly Change[]>;
}

/** Made of an export by piece; pieces are whole characters. */
export type Chunks = AsyncGenerator<Uint8Array>;
