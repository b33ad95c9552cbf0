// The bot's lists of commands, one for each scope and language.
import type { BotCommand, Cloud } from '../cloud.ts';
import { badRequest } from '../failure.ts';
import { findNested, findText, isRecord, type Params } from '../params.ts';

const scopes: Readonly<Record<string, readonly string[]>> = {
  default: [],
  all_private_chats: [],
  all_group_chats: [],
  all_chat_administrators: [],
  chat: ['chat_id'],
  chat_administrators: ['chat_id'],
  chat_member: ['chat_id', 'user_id'],
};

function keyOf(params: Params): string {
  const scope = findNested(params, 'scope') ?? { type: 'default' };
  if (!isRecord(scope)) throw badRequest("can't parse BotCommandScope: expected an Object");
  const type = String(scope.type);
  const needed = scopes[type];
  if (needed === undefined)
    throw badRequest("can't parse BotCommandScope: unsupported type specified");
  const ids = needed.map((name) => {
    const id = findText({ fields: scope, uploads: new Map() }, name);
    if (id === undefined) throw badRequest(`can't parse BotCommandScope: ${name} is not specified`);
    return id;
  });
  const language = findText(params, 'language_code') ?? '';
  if (!/^([a-z]{2})?$/.test(language)) throw badRequest('invalid language code specified');
  return [type, ...ids, language].join(' ');
}

function readCommand(given: unknown): BotCommand {
  if (!isRecord(given)) throw badRequest("can't parse BotCommand: expected an Object");
  const params: Params = { fields: given, uploads: new Map() };
  const command = (findText(params, 'command') ?? '').replace(/^\//, '');
  const description = (findText(params, 'description') ?? '').trim();
  if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  if (description === '' || description.length > 256) {
    throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  return { command, description };
}

export function setMyCommands(cloud: Cloud, params: Params): true {
  const given = findNested(params, 'commands');
  if (!Array.isArray(given)) throw badRequest("can't parse commands JSON object");
  if (given.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  cloud.commands.set(keyOf(params), given.map(readCommand));
  return true;
}

export function getMyCommands(cloud: Cloud, params: Params): readonly BotCommand[] {
  return cloud.commands.get(keyOf(params)) ?? [];
}

export function deleteMyCommands(cloud: Cloud, params: Params): true {
  cloud.commands.delete(keyOf(params));
  return true;
}
