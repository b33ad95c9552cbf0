// One phone: whose it is, the open chat, its messages, and the composer at its foot.
import { makeComposer } from './composer.js';
import { button, element, fill, icon } from './elements.js';
import { makeMessage, updateMessage } from './message.js';
import { showPicture } from './pictures.js';
import { send, setLanguage, tap } from './state.js';
import { fillIn, LANGUAGES, languageFor, PHONE } from './texts.js';

const TOAST_SHOWN_MS = 3_500;
const NEAR_BOTTOM_PX = 60;

/** Makes a phone; `onUse` is called after each thing that its person did successfully. */
export function makePhone(role, { onUse }) {
  const parts = makeParts(role);
  const phone = { role, onUse, ...parts, messages: new Map(), isAtBottom: true, unseen: 0 };
  phone.composer = makeComposer({
    role,
    onSend: (content) => sendContent(phone, content),
    onProblem: (text) => showToast(phone, text),
  });
  parts.node.append(phone.composer.node);
  listen(phone);
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
  const list = element(
    'div',
    { class: 'messages', role: 'log', 'aria-live': 'polite', tabindex: 0 },
    empty,
    stack,
  );
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

function listen(phone) {
  const { list, stack, down, language } = phone;
  list.addEventListener('scroll', () => {
    // A keyboard or a picture may just have moved things; only a person's own scrolling counts.
    if (sizeOf(list) !== phone.size) return;
    phone.isAtBottom = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_BOTTOM_PX;
    if (phone.isAtBottom) phone.unseen = 0;
    showDown(phone);
  });
  down.addEventListener('click', () => scrollToBottom(phone));
  // Pictures load, keyboards open and windows turn: whoever was at the bottom stays there.
  const keepBottom = new ResizeObserver(() => {
    phone.size = sizeOf(list);
    if (phone.isAtBottom) scrollToBottom(phone);
  });
  keepBottom.observe(stack);
  keepBottom.observe(list);
  language.addEventListener('change', () => {
    chooseLanguage(phone, language.value);
  });
}

const sizeOf = (list) => `${list.clientHeight} ${list.scrollHeight}`;

function scrollToBottom(phone) {
  phone.list.scrollTop = phone.list.scrollHeight;
  phone.isAtBottom = true;
  phone.unseen = 0;
  showDown(phone);
}

function showDown({ down, count, isAtBottom, unseen }) {
  down.hidden = isAtBottom;
  count.hidden = unseen === 0;
  count.textContent = String(unseen);
}

/** Shows a snapshot: the people who may hold this phone, and the chat that is open on it. */
export function updatePhone(phone, { people, chat, page }) {
  phone.people = people;
  phone.person = people.find(({ id }) => id === phone.person?.id) ?? people[0];
  phone.chat = chat;
  phone.page = page;
  if (!phone.person || !chat) return;
  const { person, node, language } = phone;
  const code = languageFor(person.languageCode);
  phone.texts = PHONE[code];
  Object.assign(node.dataset, { chat: chat.id, person: person.id });
  node.setAttribute('aria-label', fillIn(page.phone, { role: page.roles[phone.role] }));
  node.lang = code;
  if (document.activeElement !== language) language.value = code;
  const label = fillIn(page.language, { name: person.firstName });
  language.setAttribute('aria-label', label);
  language.title = label;
  updateOwner(phone);
  updateHead(phone);
  updateMessages(phone);
  updateEmpty(phone);
  updateFoot(phone);
}

function updateOwner(phone) {
  const { owner, people, person, role, page } = phone;
  const names = people.map(({ id, firstName }) => [id, firstName]);
  fill(owner, [names, person.id, page.roles[role]], () => {
    if (people.length === 1) {
      const title = element('span', { class: 'role' }, page.roles[role]);
      return [avatar(person.firstName, person.id), element('b', {}, person.firstName), title];
    }
    return [
      element(
        'div',
        { class: 'switch', role: 'group', 'aria-label': page.roles[role] },
        ...people.map((each) => personButton(phone, each)),
      ),
    ];
  });
}

function personButton(phone, each) {
  const choose = () => {
    phone.person = each;
    updatePhone(phone, phone);
    phone.owner.querySelector(`[data-person="${each.id}"]`).focus({ preventScroll: true });
  };
  const isChosen = each.id === phone.person.id;
  return button(
    { 'aria-pressed': String(isChosen), data: { person: each.id }, onclick: choose },
    avatar(each.firstName, each.id),
    each.firstName,
  );
}

const avatar = (name, id) =>
  element('span', { class: `avatar hue-${id % 6}`, 'aria-hidden': 'true' }, [...name][0] ?? '');

function updateHead({ head, chat, person, texts, page }) {
  const isPrivate = chat.type === 'private';
  // A private chat may carry the person's own name; on the phone it is called after the bot.
  const title = isPrivate && [person.firstName, ''].includes(chat.title) ? 'Baqylau' : chat.title;
  const note = isPrivate
    ? texts.bot
    : fillIn(texts.members, { count: String(chat.members.length) });
  fill(head, [title, note, page.roles], () => [
    isPrivate
      ? element('span', { class: 'avatar bot', 'aria-hidden': 'true' })
      : element('span', { class: 'avatar group', 'aria-hidden': 'true' }, [...title][0] ?? ''),
    element('div', {}, element('h2', {}, title), element('p', {}, note)),
  ]);
}

function updateMessages(phone) {
  const { chat, messages, stack } = phone;
  const wasAtBottom = phone.isAtBottom;
  const current = new Set(chat.messages.map(({ id }) => id));
  for (const [id, node] of messages) {
    if (current.has(id)) continue;
    node.remove();
    messages.delete(id);
  }
  const view = viewOf(phone);
  let previous;
  let after = null;
  for (const message of chat.messages) {
    const node = nodeOf(phone, message);
    updateMessage(node, message, { ...view, previous });
    const place = after ? after.nextSibling : stack.firstChild;
    if (place !== node) stack.insertBefore(node, place);
    previous = message;
    after = node;
  }
  if (wasAtBottom) scrollToBottom(phone);
  else showDown(phone);
}

function nodeOf(phone, message) {
  const known = phone.messages.get(message.id);
  if (known) return known;
  const node = makeMessage(message, phone.chat.id);
  phone.messages.set(message.id, node);
  if (!phone.isAtBottom) phone.unseen += 1;
  return node;
}

function viewOf(phone) {
  const { person, chat, texts, node } = phone;
  return {
    personId: person.id,
    inGroup: chat.type !== 'private',
    language: node.lang,
    texts,
    onTap: (place) => tapButton(phone, place),
    onCommand: (command) => sendContent(phone, { text: command }),
    onPicture: showPicture,
  };
}

function updateEmpty(phone) {
  const { empty, list, chat, page, role, person } = phone;
  const isEmpty = chat.messages.length === 0;
  list.classList.toggle('is-empty', isEmpty);
  list.setAttribute('aria-label', chat.title || 'Baqylau');
  fill(empty, isEmpty && [page.welcome[role], person], () => {
    if (!isEmpty) return [];
    const text = fillIn(page.welcome[role], { name: person.firstName });
    const codes = Object.entries(LANGUAGES);
    return [
      element(
        'div',
        { class: 'welcome', lang: document.documentElement.lang },
        element('p', {}, text),
        element('div', { class: 'languages' }, ...codes.map((entry) => languageChip(phone, entry))),
      ),
    ];
  });
}

function languageChip(phone, [code, name]) {
  const isChosen = languageFor(phone.person.languageCode) === code;
  const choose = () => chooseLanguage(phone, code);
  return button(
    { 'aria-pressed': String(isChosen), lang: code, data: { language: code }, onclick: choose },
    name,
  );
}

function updateFoot({ composer, chat, texts, page }) {
  // The newest word about the keyboard counts; an empty one takes it away.
  const shown = chat.messages.findLast((message) => message.keyboard);
  composer.update({
    texts,
    keyboard: shown?.keyboard ?? [],
    offersStart: chat.type === 'private' && chat.messages.length === 0,
    startHint: page.newcomer,
  });
}

async function chooseLanguage(phone, code) {
  await attempt(phone, phone.texts.notSent, () => setLanguage(phone.person.id, code));
}

async function sendContent(phone, content) {
  const { person, chat, texts } = phone;
  scrollToBottom(phone);
  return attempt(phone, texts.notSent, () => send(person.id, chat.id, content));
}

async function tapButton(phone, place) {
  const { person, chat, texts } = phone;
  await attempt(phone, texts.noAnswer, async () => {
    const answer = await tap({ personId: person.id, chatId: chat.id, ...place });
    if (answer.toast && answer.alert) showAlert(phone, answer.toast);
    else if (answer.toast) showToast(phone, answer.toast);
    phone.onUse({ role: phone.role, refused: Boolean(answer.alert) });
  });
}

async function attempt(phone, problem, act) {
  try {
    await act();
    return true;
  } catch (error) {
    console.warn(error);
    showToast(phone, problem);
    return false;
  }
}

function showToast(phone, text) {
  const { toast } = phone;
  clearTimeout(phone.toastTimer);
  toast.textContent = text;
  toast.classList.add('shown');
  phone.toastTimer = setTimeout(() => toast.classList.remove('shown'), TOAST_SHOWN_MS);
}

function showAlert({ body, texts }, text) {
  const before = document.activeElement;
  const close = () => {
    shade.remove();
    before?.focus({ preventScroll: true });
  };
  const ok = button({ class: 'ok', onclick: close }, texts.ok);
  const box = element(
    'div',
    { class: 'alert', role: 'alertdialog', 'aria-modal': 'true', 'aria-label': text },
    element('p', {}, text),
    ok,
  );
  const shade = element('div', { class: 'shade' }, box);
  shade.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (event.key === 'Tab') event.preventDefault();
  });
  body.append(shade);
  ok.focus();
}

/** How many messages came or changed since the phone was last looked at. */
export function countNews(phone) {
  const fresh = (phone.chat?.messages ?? []).filter(
    (message) =>
      message.from.id !== phone.person?.id && phone.seen?.get(message.id) !== look(message),
  );
  return fresh.length;
}

export function markSeen(phone) {
  phone.seen = new Map((phone.chat?.messages ?? []).map((message) => [message.id, look(message)]));
}

const look = ({ text, edited, buttons }) => JSON.stringify([text, edited, buttons]);
