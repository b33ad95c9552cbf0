// One message: the bubble and the buttons under it. A node is made once and then only updated.
import { button, element, fill, icon } from './elements.js';
import { messageNodes, safeLink } from './sanitizer.js';

// The people of the sandbox live in Kazakhstan, and so does the time that the bot speaks of.
const TIME_ZONE = 'Asia/Almaty';
const NAME_HUES = 6;

export function makeMessage(message, chatId) {
  const node = element('article', {
    class: 'message',
    data: { messageId: message.id, chat: chatId },
  });
  const parts = ['day', 'service', 'bubble', 'inline-rows'];
  node.append(...parts.map((part) => element('div', { class: part, hidden: true })));
  return node;
}

/**
 * Shows a message in its node. `view` says who looks: `personId`, `inGroup`, `language`, `texts`,
 * `previous` (the message above), and what to do on `onTap`, `onCommand`, `onPicture`.
 */
export function updateMessage(node, message, view) {
  const [day, service, bubble, rows] = node.children;
  const isOwn = message.from.id === view.personId;
  const continues = continuesPrevious(message, view.previous);
  node.dataset.from = message.from.id;
  node.classList.toggle('own', isOwn);
  node.classList.toggle('continues', continues);
  node.classList.toggle(
    'wide',
    (message.buttons ?? []).some((row) => row.length > 2),
  );
  showDay(day, message, view);
  fill(service, message.service, () => (message.service ? [message.service] : []));
  const name = view.inGroup && !isOwn && !continues ? message.from.name : undefined;
  updateBubble(bubble, { message, name, view });
  updateButtons(rows, message, view);
}

function continuesPrevious(message, previous) {
  if (!previous || previous.service || message.service) return false;
  const minutes = (new Date(message.date) - new Date(previous.date)) / 60_000;
  return previous.from.id === message.from.id && minutes < 10;
}

const dayOf = (date) => new Date(date).toLocaleDateString('en-CA', { timeZone: TIME_ZONE });

/** The day stands above the first message of a day, but not when all messages are of today. */
function showDay(node, message, { previous, language }) {
  const before = previous ? dayOf(previous.date) : dayOf(Date.now());
  const isNew = dayOf(message.date) !== before;
  fill(node, isNew && [message.date, language], () => {
    if (!isNew) return [];
    const format = { timeZone: TIME_ZONE, day: 'numeric', month: 'long' };
    return [new Date(message.date).toLocaleDateString(language, format)];
  });
}

function updateBubble(bubble, { message, name, view }) {
  const { photoUrl, location, sticker, from } = message;
  const { buttons: _, keyboard: __, ...content } = message;
  const answered = view.findMessage(message.replyTo);
  const shown = [content, name, view.language, answered?.text];
  bubble.classList.toggle('with-photo', Boolean(photoUrl));
  bubble.classList.toggle('with-sticker', Boolean(sticker));
  bubble.classList.toggle('with-location', Boolean(location));
  fill(bubble, message.service ? undefined : shown, () => {
    if (message.service) return [];
    const parts = [];
    if (name) parts.push(element('div', { class: `name hue-${from.id % NAME_HUES}` }, name));
    if (answered) parts.push(quote(answered));
    if (photoUrl) parts.push(photo(photoUrl, view));
    if (message.document) parts.push(documentLink(message.document));
    parts.push(...otherKinds(message, view));
    if (location) parts.push(place(location));
    if (sticker) parts.push(element('div', { class: 'sticker' }, sticker));
    const html = sticker ? '' : message.html || escaped(message.text);
    const words = messageNodes(html, view.onCommand);
    parts.push(element('div', { class: 'text', dir: 'auto' }, ...words), meta(message, view));
    if (view.inGroup) parts.push(replyButton(message, view));
    return parts;
  });
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text) => String(text ?? '').replace(/[&<>]/g, (sign) => ENTITIES[sign]);

function meta({ edited, date }, { texts, language }) {
  const time = { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const full = { timeZone: TIME_ZONE, dateStyle: 'long', timeStyle: 'short' };
  const moment = new Date(date);
  const clock = element(
    'time',
    { datetime: date, title: `${moment.toLocaleString(language, full)} (Almaty)` },
    moment.toLocaleTimeString('en-GB', time),
  );
  const mark = edited ? element('span', { class: 'edited' }, texts.edited) : undefined;
  return element('span', { class: 'meta' }, mark, clock);
}

function photo(address, { texts, onPicture }) {
  const image = element('img', { src: address, alt: texts.photo });
  return button(
    { class: 'photo', 'aria-label': texts.photo, onclick: () => onPicture(address) },
    image,
  );
}

function documentLink({ name, url }) {
  const download = name ?? '';
  return element('a', { class: 'document', href: url, download }, icon('file'), download);
}

function otherKinds({ voice, video, contact }, { texts }) {
  const kinds = [
    voice && ['voice', texts.voice],
    video && ['video', texts.video],
    contact && ['contact', contact],
  ];
  return kinds
    .filter(Boolean)
    .map(([sign, words]) => element('div', { class: 'document' }, icon(sign), words));
}

/** The first words of the message that this one answers. */
export function quote({ from, text, photoUrl, sticker }) {
  const words = text || sticker || (photoUrl ? '🖼' : '📍');
  return element(
    'div',
    { class: 'quote' },
    element('b', {}, from.name),
    element('span', {}, words),
  );
}

function replyButton(message, { texts, onReply }) {
  const label = { 'aria-label': texts.reply, title: texts.reply };
  return button({ class: 'reply', ...label, onclick: () => onReply(message) }, icon('reply'));
}

function place({ latitude, longitude }) {
  const map = element('div', { class: 'map' }, icon('pin'));
  const numbers = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  return element('div', { class: 'place' }, map, element('div', { class: 'numbers' }, numbers));
}

function updateButtons(rows, message, view) {
  const hadFocus = rows.contains(document.activeElement);
  const changed = fill(rows, message.buttons ?? [], () =>
    (message.buttons ?? [])
      .filter((row) => row.length > 0)
      .map((row, rowIndex) =>
        element(
          'div',
          { class: 'inline-row', data: { columns: row.length } },
          ...row.map((shown, column) =>
            inlineButton(shown, { message, row: rowIndex, column, view }),
          ),
        ),
      ),
  );
  if (changed && hadFocus) rows.querySelector('button')?.focus({ preventScroll: true });
}

function inlineButton(shown, { message, row, column, view }) {
  const label = element('span', {}, shown.text);
  const data = { tone: shown.style };
  if (shown.kind === 'url') {
    const open = () => openAddress(shown.url, view);
    return button({ class: 'inline', onclick: open }, label, icon('link'));
  }
  const press = (event) => pressOnce(event.currentTarget, message.id, { row, column, view });
  const node = button({ class: 'inline', onclick: press }, label);
  if (data.tone) Object.assign(node.dataset, data);
  return node;
}

/** The button spins until the bot has answered; a second tap meanwhile does nothing. */
async function pressOnce(node, messageId, { row, column, view }) {
  if (node.getAttribute('aria-busy') === 'true') return;
  node.setAttribute('aria-busy', 'true');
  try {
    await view.onTap({ messageId, row, column });
  } finally {
    node.removeAttribute('aria-busy');
  }
}

/** A link to the bot itself (`https://t.me/bot?start=code`) opens on this very phone. */
function openAddress(address, { onCommand, inGroup }) {
  const start = /^https?:\/\/t\.me\/\w+\?start=([\w-]{1,64})$/.exec(address ?? '');
  if (start && !inGroup) return onCommand(`/start ${start[1]}`);
  const link = safeLink(address);
  if (link) window.open(link, '_blank', 'noopener,noreferrer');
}
