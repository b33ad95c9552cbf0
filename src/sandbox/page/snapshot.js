// Reads the server's snapshot into the form that the phones show.

export function readSnapshot(given) {
  return {
    botName: given.bot?.name ?? 'Baqylau',
    people: given.people,
    chats: given.chats.map((chat) => ({ ...chat, messages: chat.messages.map(readMessage) })),
    commands: given.commands ?? {},
  };
}

function readMessage(message) {
  const { fromId, fromName, fromBot, service } = message;
  const from = message.from ?? { id: fromId, name: fromName, isBot: fromBot };
  return {
    ...message,
    from,
    ...(service && { service: typeof service === 'string' ? service : message.text || from.name }),
  };
}

/** Who holds each phone, and which chat is open on it. */
export function phonesOf({ people, chats }) {
  const group = chats.find((chat) => chat.type === 'group' || chat.type === 'supergroup');
  const moderators = people.filter((person) => group?.members.includes(person.id));
  const [reporter, subscriber] = people.filter((person) => !moderators.includes(person));
  return {
    reporter: privatePhone(chats, reporter),
    moderators: { people: moderators, chat: group },
    subscriber: privatePhone(chats, subscriber),
  };
}

function privatePhone(chats, person) {
  if (!person) return { people: [], chat: undefined };
  const chat = chats.find(({ id }) => id === person.id);
  return { people: [person], chat: chat ?? emptyChat(person) };
}

const emptyChat = (person) => ({
  id: person.id,
  type: 'private',
  title: '',
  members: [person.id],
  messages: [],
});

/** The bot's own commands in this chat, by the order in which Telegram looks for them. */
export function commandsFor(commands, chat, person) {
  const language = String(person.languageCode ?? '').slice(0, 2);
  const kind = chat.type === 'private' ? 'all_private_chats' : 'all_group_chats';
  const scopes = [`chat_member ${chat.id} ${person.id}`, `chat ${chat.id}`, kind, 'default'];
  const keys = scopes.flatMap((scope) => [`${scope} ${language}`, `${scope} `]);
  return keys.map((key) => commands[key]).find((list) => list?.length > 0);
}
