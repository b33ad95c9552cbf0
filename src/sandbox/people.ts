// The people and the group with which the sandbox is tried out.
import type { Sandbox } from './sandbox.ts';

export const sandboxPeople = {
  reporter: { id: 501, firstName: 'Aigerim', languageCode: 'kk' },
  firstModerator: { id: 601, firstName: 'Daniyar', languageCode: 'ru' },
  secondModerator: { id: 602, firstName: 'Saule', languageCode: 'kk' },
  subscriber: { id: 701, firstName: 'Tom', languageCode: 'en' },
} as const;

export const moderatorsGroup = {
  id: -1_001_000_000_001,
  title: 'Moderators',
  members: [601, 602],
  type: 'supergroup',
} as const;

export function furnish(sandbox: Pick<Sandbox, 'addPerson' | 'addGroup'>): void {
  for (const person of Object.values(sandboxPeople)) sandbox.addPerson(person);
  sandbox.addGroup(moderatorsGroup);
}
