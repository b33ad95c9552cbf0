// All methods that the local server knows, by name. Telegram reads names in any case.
import type { Cloud } from '../cloud.ts';
import type { Params } from '../params.ts';
import { getUpdates } from '../polling.ts';
import { sendMediaGroup } from './albums.ts';
import { answerCallbackQuery } from './answering.ts';
import { getChat, getChatAdministrators, getChatMember, leaveChat } from './chatInfo.ts';
import { deleteMyCommands, getMyCommands, setMyCommands } from './commandLists.ts';
import { deleteMessage, deleteMessages } from './deleting.ts';
import {
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
} from './editing.ts';
import { getFile } from './fileInfo.ts';
import { sendChatAction, sendDocument, sendLocation, sendMessage, sendPhoto } from './sending.ts';
import { deleteWebhook, getWebhookInfo, setWebhook } from './webhookSettings.ts';

export type Method = (
  cloud: Cloud,
  params: Params,
  /** Calls the listener when the caller hangs up. */
  onClose: (listener: () => void) => void,
) => unknown;

function getMe({ bot }: Cloud) {
  return {
    ...bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  };
}

const methods: Readonly<Record<string, Method>> = {
  getMe,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  sendMessage,
  sendPhoto,
  sendMediaGroup,
  sendDocument,
  sendLocation,
  sendChatAction,
  editMessageText,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  deleteMessage,
  deleteMessages,
  answerCallbackQuery,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  getChat,
  getChatMember,
  getChatAdministrators,
  leaveChat,
  getFile,
};

const byLowerCase = new Map(
  Object.entries(methods).map(([name, method]) => [name.toLowerCase(), { name, method }]),
);

export function findMethod(
  name: string,
): { readonly name: string; readonly method: Method } | undefined {
  return byLowerCase.get(name.toLowerCase());
}
