// Who works at the desk: the list, the roles that one can have, and a change that waits for a
// second moderator. Moderators are numbers here, as on the cards.
import { type Language, t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import type { ProposalStatus } from '../../reports/proposal.ts';
import { type Role, roles } from '../../reports/roles.ts';
import { inRows } from '../rows.ts';
import { secondPairRow } from '../second-pair.ts';

export interface ListedModerator {
  readonly number: number;
  readonly role: Role;
  readonly isMember: boolean;
}

export function moderatorsScreen(
  moderators: readonly ListedModerator[],
  language: Language,
): Screen {
  const none: Paragraph = { style: 'plain', text: t(language, 'roles.nobody') };
  const buttons = moderators.map(
    ({ number }): Button => ({
      text: `№ ${number}`,
      press: { do: 'role_menu', moderator: number },
    }),
  );
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'roles.title') },
      ...(moderators.length === 0 ? [none] : moderators.map((one) => line(one, language))),
      { style: 'note', text: t(language, 'roles.how') },
    ],
    buttons: inRows(buttons),
  };
}

/** The other roles that they can have. */
export function roleMenuScreen(moderator: ListedModerator, language: Language): Screen {
  const { number } = moderator;
  const others = roles.filter((role) => role !== moderator.role);
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'roles.ask', { moderator: number }) },
      line(moderator, language),
      ...others.map(
        (role): Paragraph => ({
          style: 'pair',
          label: roleText(role, language),
          text: t(language, `roles.about.${role}`),
        }),
      ),
    ],
    buttons: [
      ...others.map((role): readonly Button[] => [
        { text: roleText(role, language), press: { do: 'set_role', moderator: number, role } },
      ]),
      [{ text: `◀️ ${t(language, 'button.back')}`, press: { do: 'moderators' } }],
    ],
  };
}

export interface RoleChange {
  /** Its number as a proposal. */
  readonly proposal: number;
  /** Number of the coordinator who proposed it. */
  readonly by: number;
  readonly moderator: number;
  readonly role: Role;
  readonly status: ProposalStatus;
  /** Who settled it. */
  readonly second?: number;
}

export function roleChangeScreen(change: RoleChange, language: Language): Screen {
  const { by, moderator, second = 0, status, proposal } = change;
  const role = roleText(change.role, language);
  const what: Paragraph = {
    style: 'heading',
    text: t(language, 'roles.proposed', { by, moderator, role }),
  };
  if (status !== 'waiting') {
    const settled = t(language, `roles.${status}`, { second });
    return { paragraphs: [what, { style: 'plain', text: settled }] };
  }
  return {
    paragraphs: [what, { style: 'plain', text: t(language, 'roles.waits') }],
    buttons: [secondPairRow(proposal, language)],
  };
}

export function ownNumberText(
  { number, role }: Pick<ListedModerator, 'number' | 'role'>,
  language: Language,
): string {
  return t(language, 'roles.own', { moderator: number, role: roleText(role, language) });
}

function line({ number, role, isMember }: ListedModerator, language: Language): Paragraph {
  const text = roleText(role, language);
  return {
    style: 'pair',
    label: `№ ${number}`,
    text: isMember ? text : t(language, 'roles.outside', { role: text }),
  };
}

function roleText(role: Role, language: Language): string {
  return t(language, `role.${role}`);
}
