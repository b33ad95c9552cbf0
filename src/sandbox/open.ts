// The sandbox as the program opens it: people and a group are there, and the page waits.
import { furnish, moderatorsGroup } from './people.ts';
import { startSandbox } from './sandbox.ts';

export async function openSandbox({ port }: { readonly port: number }) {
  const sandbox = await startSandbox({ port });
  furnish(sandbox);
  return { ...sandbox, moderationChatId: moderatorsGroup.id };
}
