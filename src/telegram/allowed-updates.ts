// The kinds of updates that the bot asks Telegram for; of all others it hears nothing.
export const allowedUpdates = [
  'message',
  'edited_message',
  'channel_post',
  'callback_query',
  'my_chat_member',
  'chat_member',
] as const;
