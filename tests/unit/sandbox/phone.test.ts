import { expect, test } from 'vitest';
import { tryout } from './tryout.ts';

const group = -1_001_000_000_001;
const rows = (...texts: string[]) => ({
  inline_keyboard: texts.map((text) => [{ text, callback_data: text }]),
});

test('a tap finds the button by its words and shows what the bot answers', async () => {
  const { sandbox, bot } = await tryout();
  const phone = sandbox.phone(501);
  await phone.says('/start');
  await bot('sendMessage', {
    chat_id: 501,
    text: 'a',
    reply_markup: rows('Not Now yet', 'Nowhere', '🕐 Now'),
  });
  const tapped = phone.taps('Now');
  const { result } = await bot('getUpdates');
  const query = result.at(-1).callback_query;
  expect(query.data).toBe('🕐 Now');
  expect(query.message.text).toBe('a');
  const answer = { callback_query_id: query.id, text: 'Saved', show_alert: true };
  expect((await bot('answerCallbackQuery', answer)).ok).toBe(true);
  expect(await tapped).toEqual({ toast: 'Saved', alert: true });
  expect((await bot('answerCallbackQuery', answer)).description).toBe(
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
  );
});

test('a tap on a button that is not there lists what is there', async () => {
  const { sandbox, bot } = await tryout();
  await sandbox.phone(501).says('/start');
  await bot('sendMessage', {
    chat_id: 501,
    text: 'Where?',
    reply_markup: rows('Almaty', 'Astana'),
  });
  await expect(sandbox.phone(501).taps('Moscow')).rejects.toThrow(
    /There is no button "Moscow"[^]*\[Almaty\]/,
  );
});

test('a forged tap on a message that is gone carries an inaccessible message', async () => {
  const { sandbox, bot } = await tryout();
  void sandbox.phone(501).tapsOn(42, 'forged');
  const { result } = await bot('getUpdates');
  expect(result[0].callback_query).toMatchObject({
    data: 'forged',
    message: { message_id: 42, date: 0 },
  });
});

test('sees waits for a message to come or to be edited', async () => {
  const { sandbox, bot } = await tryout();
  const phone = sandbox.phone(501);
  await phone.says('/start');
  const waiting = phone.seesLast(/^Done$/);
  const { result } = await bot('sendMessage', { chat_id: 501, text: 'Wait' });
  await bot('editMessageText', { chat_id: 501, message_id: result.message_id, text: 'Done' });
  expect(await waiting).toMatchObject({ id: result.message_id, fromBot: true, edited: true });
});

test('in a group the bot hears commands, replies to it, and who comes and goes', async () => {
  const { sandbox, bot } = await tryout();
  const phone = sandbox.phone(601, group);
  const { result: card } = await bot('sendMessage', { chat_id: group, text: 'card' });
  await phone.says('just talking');
  await phone.says('/queue');
  await phone.says('/queue@somebody_else_bot');
  await phone.says('because', { replyTo: card.message_id });
  sandbox.addMember(group, 701);
  sandbox.removeMember(group, 602);
  const { result } = await bot('getUpdates');
  const heard = result.map(({ message }: { message: Record<string, unknown> }) => [
    message.text ?? Object.keys(message).at(-1),
  ]);
  expect(heard.flat()).toEqual(['/queue', 'because', 'new_chat_members', 'left_chat_member']);
  expect(result[1].message.reply_to_message.message_id).toBe(card.message_id);
});

test('people send places, pictures, stickers, files and voices, and edit what they wrote', async () => {
  const { sandbox, bot } = await tryout();
  const phone = sandbox.phone(501);
  await phone.sends({ location: { latitude: 43.24, longitude: 76.9 } });
  await phone.sends({ photo: Buffer.from('any bytes') });
  await phone.sends({ sticker: '👍' });
  await phone.sends({ document: 'list.pdf' });
  await phone.sends({ voice: true });
  await phone.edits(await phone.says('helo'), 'hello');
  const { result } = await bot('getUpdates');
  expect(result[0].message.location).toEqual({ latitude: 43.24, longitude: 76.9 });
  expect(result[1].message.photo.length).toBeGreaterThan(1);
  expect(result[2].message.sticker.emoji).toBe('👍');
  expect(result[3].message.document.file_name).toBe('list.pdf');
  expect(result[4].message.voice.duration).toBe(3);
  expect(result[6].edited_message.text).toBe('hello');
});

test('a key of the keyboard is text that is sent, and the keyboard goes when the bot takes it away', async () => {
  const { sandbox, bot } = await tryout();
  const phone = sandbox.phone(501);
  await phone.says('/start');
  const keyboard = { keyboard: [['Yes', 'No'], [{ text: '📍 Here', request_location: true }]] };
  await bot('sendMessage', { chat_id: 501, text: 'Well?', reply_markup: keyboard });
  await phone.taps('Yes');
  expect(phone.messages().at(-1)?.text).toBe('Yes');
  await expect(phone.taps('Here')).rejects.toThrow('asks for a location');
  await bot('sendMessage', { chat_id: 501, text: 'Fine', reply_markup: { remove_keyboard: true } });
  expect(phone.messages().some((message) => message.keyboard)).toBe(false);
});
