// Which acts of the desk need a second moderator. One table of rules; each has a code with texts.
import type { Answer, Answers } from '../card/types.ts';
import type { ProposedAct } from './proposal.ts';
import type { Role } from './roles.ts';

export interface ActToJudge {
  readonly act: ProposedAct;
  /** What the report or the assembly says. */
  readonly answers: Answers;
  /** Of the moderator who acts. */
  readonly role: Role;
}

interface Rule {
  readonly code: string;
  readonly applies: (judged: ActToJudge) => boolean;
}

/** More people than this make a figure that everyone will ask about. */
export const MANY_PEOPLE = 1_000;

/** Each has `four_eyes.<code>` in the locales. */
const rules = [
  { code: 'trainee', applies: ({ role }) => role === 'trainee' },
  { code: 'deaths', applies: (judged) => makesPublic(judged) && hasDeaths(judged.answers) },
  { code: 'force', applies: (judged) => makesPublic(judged) && hasForce(judged.answers) },
  {
    code: 'many_people',
    applies: (judged) => makesPublic(judged) && highOf(judged.answers.participants) > MANY_PEOPLE,
  },
  { code: 'retraction', applies: ({ act }) => act.kind === 'retract' },
  { code: 'bulk', applies: ({ act }) => act.kind === 'reject_alike' },
  { code: 'roles', applies: ({ act }) => act.kind === 'role' },
] as const satisfies readonly Rule[];

export type FourEyesCode = (typeof rules)[number]['code'];

export const fourEyesCodes: readonly FourEyesCode[] = rules.map((rule) => rule.code);

/** Why one moderator is not enough; empty when one is. */
export function whySecondNeeded(judged: ActToJudge): readonly FourEyesCode[] {
  return rules.filter((rule) => rule.applies(judged)).map((rule) => rule.code);
}

/** A verification, or a correction of what is public. */
function makesPublic({ act }: ActToJudge): boolean {
  return act.kind === 'verify' || act.kind === 'correct';
}

function hasForce(answers: Answers): boolean {
  const means = marked(answers.force_means).filter((one) => one !== 'unknown');
  return marked(answers.authority_response).includes('force') || means.length > 0;
}

function hasDeaths(answers: Answers): boolean {
  return highOf(answers.deaths) > 0;
}

function marked(answer: Answer | undefined): readonly string[] {
  if (answer?.kind === 'choice') return [answer.value];
  return answer?.kind === 'choices' ? answer.values : [];
}

/** The most that is meant; an open band has at least its low. */
function highOf(answer: Answer | undefined): number {
  if (answer?.kind === 'number') return answer.value;
  return answer?.kind === 'size' ? (answer.high ?? Math.max(answer.low, MANY_PEOPLE + 1)) : 0;
}
