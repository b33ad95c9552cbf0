// One phone: whose it is, the open chat, its messages, and the composer at its foot.
import { arrange } from './albums.js';
import { makeComposer } from './composer.js';
import { button, element, icon } from './elements.js';
import { updateHead, updateOwner, updateWelcome } from './frame.js';
import { makeMessage, updateMessage } from './message.js';
import { showAlert, showToast } from './notices.js';
import { showPicture } from './pictures.js';
import { followBottom } from './scrolling.js';
import { commandsFor } from './snapshot.js';
import { send, setLanguage, tap } from './state.js';
import { fillIn, LANGUAGES, languageFor, PHONE } from './texts.js';

export function makePhone(role) {
  const phone = { role, ...makeParts(role), messages: new Map(), albums: new Map() };
  phone.scrolling = followBottom(phone);
  phone.composer = makeComposer({
    role,
    onSend: (...contents) => sendContents(phone, contents),
    onProblem: (text) => showToast(phone.toast, text),
    onNoReply: () => reply(phone, undefined),
  });
  phone.node.append(phone.composer.node);
  phone.language.addEventListener('change', () => chooseLanguage(phone, phone.language.value));
  phone.stack.addEventListener('click', ({ target }) => copyLines(phone, target.closest('pre')));
  return phone;
}

function makeParts(role) {
  const owner = element('div', { class: 'owner' });
  const language = element('select', { class: 'language', name: `language-${role}` });
  for (const [code, name] of Object.entries(LANGUAGES)) {
    language.append(element('option', { value: code, lang: code }, name));
  }
  const head = element('div', { class: 'chat-head' });
  const stack = element('div', { class: 'stack' });
  const empty = element('div', { class: 'empty', hidden: true });
  const live = { role: 'log', 'aria-live': 'polite', tabindex: 0 };
  const list = element('div', { class: 'messages', ...live }, empty, stack);
  const count = element('span', { class: 'count', hidden: true });
  const down = button({ class: 'down', hidden: true }, icon('down'), count);
  const toast = element('div', { class: 'toast', role: 'status' });
  const body = element('div', { class: 'body' }, list, down, toast);
  const node = element(
    'section',
    { class: 'phone', id: `phone-${role}`, tabindex: -1, data: { phone: role } },
    element('div', { class: 'owner-row' }, owner, language),
    head,
    body,
  );
  return { node, owner, language, head, list, stack, empty, down, count, toast, body };
}

/** Shows a snapshot: the people who may hold this phone, and the chat that is open on it. */
export function updatePhone(phone, { people, chat, page, botName, commands }) {
  const person = people.find(({ id }) => id === phone.person?.id) ?? people[0];
  if (!person || !chat) return;
  const code = languageFor(person.languageCode);
  Object.assign(phone, { people, person, chat, page, botName, commands, texts: PHONE[code] });
  phone.node.lang = code;
  updateLabels(phone, code);
  updateOwner(phone, (each) => {
    phone.person = each;
    updatePhone(phone, phone);
  });
  updateHead(phone);
  updateMessages(phone);
  updateWelcome(phone, (chosen) => chooseLanguage(phone, chosen));
  updateComposer(phone);
}

function updateLabels({ node, language, list, down, chat, person, page, role, texts }, code) {
  Object.assign(node.dataset, { chat: chat.id, person: person.id });
  node.setAttribute('aria-label', fillIn(page.phone, { role: page.roles[role] }));
  list.setAttribute('aria-label', chat.title);
  down.setAttribute('aria-label', texts.down);
  const label = fillIn(page.language, { name: person.firstName });
  language.setAttribute('aria-label', label);
  language.title = label;
  language.value = code;
}

function updateMessages(phone) {
  const { chat, messages } = phone;
  const known = new Set(messages.keys());
  forgetGone(phone);
  const view = viewOf(phone);
  let previous;
  for (const message of chat.messages) {
    const node = messages.get(message.id) ?? makeMessage(message, chat.id);
    messages.set(message.id, node);
    updateMessage(node, message, { ...view, previous });
    previous = message;
  }
  arrange(phone);
  const news = chat.messages.filter(({ id }) => !known.has(id));
  // Moderators look for the buttons; who is asked for the first time reads what they are told.
  phone.scrolling.settle(news.length, chat.type === 'private');
}

function forgetGone({ chat, messages, albums }) {
  const current = new Set(chat.messages.flatMap(({ id, album }) => [id, album]));
  for (const known of [messages, albums]) {
    for (const id of known.keys()) {
      if (!current.has(id)) known.delete(id);
    }
  }
}

function viewOf(phone) {
  const { person, chat, texts, node } = phone;
  return {
    personId: person.id,
    inGroup: chat.type !== 'private',
    language: node.lang,
    texts,
    findMessage: (id) => chat.messages.find((message) => message.id === id),
    onTap: (place) => tapButton(phone, place),
    onCommand: (command) => sendContent(phone, { text: command }),
    onReply: (message) => reply(phone, message.id),
    onPicture: showPicture,
  };
}

function updateComposer(phone) {
  const { composer, chat, person, texts, page, commands } = phone;
  // The newest word about the keyboard counts; an empty one takes it away.
  const shown = chat.messages.findLast((message) => message.keyboard);
  composer.update({
    texts,
    keyboard: shown?.keyboard ?? [],
    commands: commandsFor(commands, chat, person),
    replyTo: chat.messages.find(({ id }) => id === phone.replyTo),
    offersStart: chat.type === 'private' && chat.messages.length === 0,
    startHint: page.newcomer,
    name: person.firstName,
  });
}

function reply(phone, messageId) {
  phone.replyTo = messageId;
  updateComposer(phone);
  if (messageId !== undefined) phone.composer.focus();
}

/** In Telegram a tap on such lines copies them. */
async function copyLines({ toast, texts }, lines) {
  if (!lines) return;
  await navigator.clipboard.writeText(lines.textContent);
  showToast(toast, texts.copied);
}

const chooseLanguage = (phone, code) =>
  attempt(phone, phone.texts.notSent, () => setLanguage(phone.person.id, code));

/** One after the other, as an album leaves a phone. */
async function sendContents(phone, contents) {
  for (const content of contents) {
    if (!(await sendContent(phone, content))) return false;
  }
  return true;
}

async function sendContent(phone, content) {
  const { person, chat, texts, replyTo } = phone;
  phone.scrolling.toBottom();
  const answered = replyTo === undefined ? content : { ...content, replyTo };
  const sent = await attempt(phone, texts.notSent, () => send(person.id, chat.id, answered));
  if (sent && replyTo !== undefined) reply(phone, undefined);
  return sent;
}

async function tapButton(phone, place) {
  const { person, chat, texts } = phone;
  await attempt(phone, texts.noAnswer, async () => {
    const answer = await tap({ personId: person.id, chatId: chat.id, ...place });
    if (answer.toast && answer.alert) showAlert(phone.body, { text: answer.toast, ok: texts.ok });
    else if (answer.toast) showToast(phone.toast, answer.toast);
  });
}

async function attempt(phone, problem, act) {
  try {
    await act();
    return true;
  } catch (error) {
    console.warn(error);
    showToast(phone.toast, problem);
    return false;
  }
}

/** How many messages came or changed since the phone was last looked at. */
export function countNews({ chat, person, seen }) {
  const isNews = (message) =>
    message.from.id !== person.id && seen?.get(message.id) !== look(message);
  return chat ? chat.messages.filter(isNews).length : 0;
}

export function markSeen(phone) {
  phone.seen = new Map((phone.chat?.messages ?? []).map((message) => [message.id, look(message)]));
}

const look = ({ text, edited, buttons }) => JSON.stringify([text, edited, buttons]);
