// An act that one moderator proposes and another one confirms.
import type { EventStatus } from '../assemblies/assembly.ts';
import type { Level } from '../assemblies/level.ts';
import type { Answer } from '../card/types.ts';
import type { RejectReason } from './decision.ts';
import type { Role } from './roles.ts';

/** What is done once it is confirmed. Holds codes and numbers, no words of reporters. */
export type ProposedAct =
  | {
      readonly kind: 'verify';
      readonly level?: Level;
      /** The record that the report joins: its id, and the number by which it is called. */
      readonly into?: string;
      readonly intoNumber?: number;
      /** It did not take place: a record of its own, which enters no count. */
      readonly eventStatus?: EventStatus;
    }
  | { readonly kind: 'reject'; readonly reason: RejectReason }
  | { readonly kind: 'retract'; readonly reason: string }
  | {
      readonly kind: 'correct';
      readonly field: string;
      readonly after: Answer;
      readonly reason: string;
    }
  /** What was added to a cited report, by its id. */
  | { readonly kind: 'take'; readonly addition: string }
  | { readonly kind: 'reject_alike'; readonly fingerprint: string; readonly reason: RejectReason }
  | { readonly kind: 'role'; readonly moderator: number; readonly role: Role };

export type ProposalStatus = 'waiting' | 'confirmed' | 'declined' | 'lapsed';
