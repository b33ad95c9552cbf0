// The methods of the Bot API that the product uses, with their parameters and results. A file to
// upload is its bytes, or a File where its name matters; one that Telegram already has is its file_id.
import type { ApiMethods, Opts } from '@grammyjs/types';

export type Method =
  | 'getMe'
  | 'getUpdates'
  | 'setWebhook'
  | 'deleteWebhook'
  | 'getWebhookInfo'
  | 'sendMessage'
  | 'sendPhoto'
  | 'sendMediaGroup'
  | 'sendDocument'
  | 'editMessageText'
  | 'editMessageMedia'
  | 'editMessageCaption'
  | 'deleteMessage'
  | 'deleteMessages'
  | 'answerCallbackQuery'
  | 'setMyCommands'
  | 'getChatMember'
  | 'getFile';

export type Params<M extends Method> = Opts<Uint8Array | File>[M];
export type Result<M extends Method> = ReturnType<ApiMethods<Uint8Array | File>[M]>;
