import { expect, test } from 'vitest';
import { movableClock, png, type Reply, tryout } from './tryout.ts';

const group = -1_001_000_000_001;

test('a bot may not begin a conversation, nor write to who has blocked it', async () => {
  const { sandbox, bot } = await tryout();
  const message = { chat_id: 501, text: 'hello' };
  expect((await bot('sendMessage', message)).description).toBe(
    "Forbidden: bot can't initiate conversation with a user",
  );
  await sandbox.phone(501).says('/start');
  expect((await bot('sendMessage', message)).ok).toBe(true);
  await sandbox.phone(501).blocks();
  expect(await bot('sendMessage', message)).toMatchObject({
    error_code: 403,
    description: 'Forbidden: bot was blocked by the user',
  });
  const { result } = await bot('getUpdates');
  expect(result.at(-1).my_chat_member.new_chat_member.status).toBe('kicked');
});

const inline = (text: string, data: string) => ({
  inline_keyboard: [[{ text, callback_data: data }]],
});

test.each([
  [{ text: '' }, 'message text is empty'],
  [{ text: 'a'.repeat(4097) }, 'message is too long'],
  [
    { text: '<x>', parse_mode: 'HTML' },
    'can\'t parse entities: Unsupported start tag "x" at byte offset 0',
  ],
  [{ text: 'a', chat_id: 999 }, 'chat not found'],
  [{ text: 'a', reply_markup: inline('a', 'ж'.repeat(33)) }, 'BUTTON_DATA_INVALID'],
  [{ text: 'a', reply_markup: inline('', 'a') }, 'inline keyboard button text must be non-empty'],
  [{ text: 'a', reply_parameters: { message_id: 1 } }, 'message to be replied not found'],
  [
    {
      text: 'a',
      chat_id: group,
      reply_markup: { keyboard: [[{ text: 'a', request_location: true }]] },
    },
    'location can be requested in private chats only',
  ],
])('a message that Telegram would refuse is refused: %#', async (params, reason) => {
  const { sandbox, bot } = await tryout();
  await sandbox.phone(501).says('/start');
  const { error_code, description } = await bot('sendMessage', { chat_id: 501, ...params });
  expect([error_code, description]).toEqual([400, `Bad Request: ${reason}`]);
});

test('a text of 4096 code points fits, however it is marked up', async () => {
  const { sandbox, bot } = await tryout();
  await sandbox.phone(501).says('/start');
  const text = `<b>${'😀'.repeat(4095)}</b>&lt;`;
  expect((await bot('sendMessage', { chat_id: 501, text, parse_mode: 'HTML' })).ok).toBe(true);
});

test('an edit changes the message, marks it, and must change something', async () => {
  const clock = movableClock();
  const { sandbox, bot } = await tryout({ clock });
  await sandbox.phone(501).says('/start');
  const { result: sent } = await bot('sendMessage', {
    chat_id: 501,
    text: 'a',
    reply_markup: inline('b', 'c'),
  });
  const same = {
    chat_id: 501,
    message_id: sent.message_id,
    text: 'a',
    reply_markup: inline('b', 'c'),
  };
  expect((await bot('editMessageText', same)).description).toMatch(
    /^Bad Request: message is not modified: spec/,
  );
  clock.forward(5000);
  const { result: edited } = await bot('editMessageText', {
    ...same,
    text: 'A',
    reply_markup: undefined,
  });
  expect(edited.edit_date).toBe(sent.date + 5);
  expect(edited.reply_markup).toBeUndefined();
  expect(sandbox.phone(501).messages().at(-1)).toMatchObject({
    text: 'A',
    edited: true,
    buttons: [],
  });
});

test('messages that are gone, of others, or with a keyboard cannot be edited', async () => {
  const { sandbox, bot } = await tryout();
  const own = await sandbox.phone(501).says('/start');
  const keyboard = { keyboard: [[{ text: 'Here', request_location: true }]] };
  const { result } = await bot('sendMessage', { chat_id: 501, text: 'a', reply_markup: keyboard });
  const edit = async (message_id: number) =>
    (await bot('editMessageText', { chat_id: 501, message_id, text: 'b' })).description;
  expect(await edit(1)).toBe('Bad Request: message to edit not found');
  expect(await edit(own)).toBe("Bad Request: message can't be edited");
  expect(await edit(result.message_id)).toBe("Bad Request: message can't be edited");
  expect(sandbox.phone(501).messages().at(-1)?.keyboard).toEqual([['Here']]);
});

test('messages can be deleted for 48 hours', async () => {
  const clock = movableClock();
  const { sandbox, bot } = await tryout({ clock });
  const own = await sandbox.phone(501).says('/start');
  const { result } = await bot('sendMessage', { chat_id: 501, text: 'a' });
  const remove = (message_id: number) => bot('deleteMessage', { chat_id: 501, message_id });
  expect((await remove(own)).ok).toBe(true);
  expect((await remove(own)).description).toBe('Bad Request: message to delete not found');
  clock.forward(48 * 3_600_000);
  expect((await remove(result.message_id)).description).toBe(
    "Bad Request: message can't be deleted for everyone",
  );
});

test('a photo is uploaded once, sent again by its file id, and can be fetched', async () => {
  const { sandbox, bot } = await tryout();
  await sandbox.phone(501).says('/start');
  const form = new FormData();
  form.set('chat_id', '501');
  form.set('caption', '<i>chart</i>');
  form.set('parse_mode', 'HTML');
  form.set('reply_markup', JSON.stringify(inline('Next', 'n')));
  form.set('photo', new Blob([new Uint8Array(png(1800, 1040))]), 'chart.png');
  const { result } = await bot('sendPhoto', form);
  const { file_id } = result.photo.at(-1);
  expect(result.photo.at(-1)).toMatchObject({ width: 1800, height: 1040 });
  expect(result.caption_entities).toEqual([{ type: 'italic', offset: 0, length: 5 }]);
  expect(
    (await bot('sendPhoto', { chat_id: 501, photo: file_id })).result.photo.at(-1).file_id,
  ).toBe(file_id);
  const { result: file } = await bot('getFile', { file_id });
  const bytes = await fetch(`${sandbox.url}/file/bot${sandbox.token}/${file.file_path}`);
  expect(Buffer.from(await bytes.arrayBuffer())).toEqual(png(1800, 1040));
  const media = { type: 'photo', media: 'nothing' };
  const edit = await bot('editMessageMedia', {
    chat_id: 501,
    message_id: result.message_id,
    media,
  });
  expect(edit.description).toBe('Bad Request: wrong file identifier/HTTP URL specified');
  expect(sandbox.phone(501).messages()[1]).toMatchObject({ text: 'chart', photo: { width: 1800 } });
});

test('a group takes 20 messages a minute and, apart from them, 20 edits', async () => {
  const clock = movableClock();
  const { bot } = await tryout({ clock });
  let last = 0;
  for (let count = 0; count < 20; count += 1) {
    last = (await bot('sendMessage', { chat_id: group, text: `${count}` })).result.message_id;
  }
  expect(await bot('sendMessage', { chat_id: group, text: 'more' })).toMatchObject({
    error_code: 429,
    description: 'Too Many Requests: retry after 60',
    parameters: { retry_after: 60 },
  });
  expect((await bot('editMessageText', { chat_id: group, message_id: last, text: 'x' })).ok).toBe(
    true,
  );
  clock.forward(60_000);
  expect((await bot('sendMessage', { chat_id: group, text: 'more' })).ok).toBe(true);
});

test('a person takes 20 messages at once and then one a second, unless limits are off', async () => {
  const sends = async (options: { limits?: boolean }) => {
    const { sandbox, bot } = await tryout({ clock: movableClock(), ...options });
    await sandbox.phone(501).says('/start');
    const replies = [];
    for (let count = 0; count < 21; count += 1) {
      replies.push(await bot('sendMessage', { chat_id: 501, text: `${count}` }));
    }
    return replies.at(-1);
  };
  expect(await sends({})).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
  expect(await sends({ limits: false })).toMatchObject({ ok: true });
});

test('commands are kept for each scope and language', async () => {
  const { bot } = await tryout();
  const commands = [{ command: 'report', description: 'Хабарлау' }];
  await bot('setMyCommands', {
    commands,
    language_code: 'kk',
    scope: { type: 'all_private_chats' },
  });
  const asked = { language_code: 'kk', scope: { type: 'all_private_chats' } };
  expect((await bot('getMyCommands', asked)).result).toEqual(commands);
  expect((await bot('getMyCommands')).result).toEqual([]);
  const invalid = [{ command: 'Report!', description: 'x' }];
  expect((await bot('setMyCommands', { commands: invalid })).description).toBe(
    'Bad Request: BOT_COMMAND_INVALID',
  );
});

test('members, groups that moved, wrong tokens and unknown methods are told as Telegram tells them', async () => {
  const { sandbox, bot } = await tryout();
  const member = (user_id: number) => bot('getChatMember', { chat_id: group, user_id });
  expect((await member(601)).result.status).toBe('creator');
  expect((await member(602)).result.status).toBe('member');
  expect((await member(501)).result.status).toBe('left');
  sandbox.addGroup({ id: -77, title: 'Small', members: [701], type: 'group' });
  const moved = sandbox.upgradeGroup(-77);
  expect(await bot('sendMessage', { chat_id: -77, text: 'a' })).toMatchObject({
    error_code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: moved },
  });
  expect(await bot('doMagic')).toMatchObject({
    error_code: 404,
    description: 'Not Found: method not found',
  });
  const wrong = await fetch(`${sandbox.url}/bot1:wrong/getMe`);
  expect([wrong.status, ((await wrong.json()) as Reply).description]).toEqual([
    401,
    'Unauthorized',
  ]);
  sandbox.removeMember(group, sandbox.botId);
  expect((await bot('sendMessage', { chat_id: group, text: 'a' })).description).toBe(
    'Forbidden: bot was kicked from the supergroup chat',
  );
});
