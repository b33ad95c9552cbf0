// The sandbox as the program opens it: people and a group are there, and the page waits.
import { furnish, moderatorsGroup, sandboxPeople } from './people.ts';
import { startSandbox } from './sandbox.ts';

/** @param options.memory file in which the chats outlive a restart */
export async function openSandbox(options: { readonly port: number; readonly memory: string }) {
  const sandbox = await startSandbox(options);
  furnish(sandbox);
  const { url, token } = sandbox;
  return {
    url,
    token,
    moderationChatId: moderatorsGroup.id,
    adminIds: [sandboxPeople.firstModerator.id],
    close: () => sandbox.close(),
  };
}
