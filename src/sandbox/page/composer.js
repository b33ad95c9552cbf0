// The foot of a phone: the bot's keyboard, the text field, and the panels for commands and for
// what can be attached.
import { button, element, fill, icon } from './elements.js';
import { drawSample, encodeFile } from './pictures.js';

const CITIES = [
  { key: 'almaty', latitude: 43.26, longitude: 76.93 },
  { key: 'astana', latitude: 51.18, longitude: 71.45 },
  { key: 'aktau', latitude: 43.65, longitude: 51.17 },
  { key: 'uralsk', latitude: 51.23, longitude: 51.37 },
  { key: 'tashkent', latitude: 41.31, longitude: 69.28, isOutside: true },
];
const STICKERS = ['👍', '❤️', '🙏', '😢', '🔥'];
const COMMANDS = {
  reporter: ['start', 'report', 'mine', 'stats', 'language', 'help', 'cancel'],
  moderators: ['queue', 'stats', 'weekly', 'help'],
  subscriber: ['start', 'stats', 'weekly', 'subscribe', 'report', 'language', 'help', 'cancel'],
};
const MAX_COORDINATES = { latitude: 90, longitude: 180 };

/**
 * The composer of one phone. `onSend` takes a content and resolves to whether it was sent;
 * `onProblem` shows a short message. `update` is called with the phone's texts and keyboard.
 */
export function makeComposer({ role, onSend, onProblem }) {
  const parts = makeParts();
  const composer = { role, onSend, onProblem, ...parts, here: CITIES[0], texts: undefined };
  listen(composer);
  return {
    node: parts.node,
    update: (shown) => update(composer, shown),
    close: () => closePanels(composer),
  };
}

function makeParts() {
  const start = element('div', { class: 'start-area' });
  const keyboard = element('div', { class: 'keyboard', hidden: true });
  const panel = element('div', { class: 'panel', hidden: true });
  const field = element('textarea', {
    name: 'text',
    rows: 1,
    maxlength: 4096,
    enterkeyhint: 'send',
    autocomplete: 'off',
  });
  const slash = button({ class: 'tool commands', 'aria-expanded': 'false' }, icon('slash'));
  const attach = button({ class: 'tool attach', 'aria-expanded': 'false' }, icon('attach'));
  const sendButton = element('button', { type: 'submit', class: 'send' }, icon('send'));
  const file = element('input', { type: 'file', accept: 'image/*', hidden: true, tabindex: -1 });
  const form = element('form', { class: 'composer' }, slash, field, attach, sendButton, file);
  const node = element('footer', { class: 'foot' }, panel, keyboard, start, form);
  return { node, start, keyboard, panel, field, slash, attach, sendButton, file, form };
}

function listen(composer) {
  const { node, form, field, slash, attach, file } = composer;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sendText(composer);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendText(composer);
  });
  field.addEventListener('input', () => typed(composer));
  slash.addEventListener('click', () => togglePanel(composer, 'commands'));
  attach.addEventListener('click', () => togglePanel(composer, 'attach'));
  file.addEventListener('change', () => sendFile(composer));
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && closePanels(composer)) field.focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!node.contains(event.target)) closePanels(composer);
  });
}

function update(composer, { texts, keyboard, offersStart, startHint }) {
  const { field, slash, attach, sendButton } = composer;
  if (composer.texts !== texts) {
    composer.texts = texts;
    field.placeholder = texts.message;
    field.setAttribute('aria-label', texts.message);
    for (const [node, label] of [
      [slash, texts.commands],
      [attach, texts.attach],
      [sendButton, texts.send],
    ]) {
      node.setAttribute('aria-label', label);
      node.title = label;
    }
    closePanels(composer);
  }
  fill(composer.keyboard, keyboard, () => keyboard.map((row) => keyRow(composer, row)));
  fill(composer.start, offersStart && [texts.start, startHint], () => {
    if (!offersStart) return [];
    const hint = startHint === texts.start ? undefined : element('small', {}, startHint);
    const start = () => composer.onSend({ text: '/start' });
    return [button({ class: 'start', onclick: start }, element('span', {}, texts.start), hint)];
  });
}

function keyRow(composer, row) {
  const keys = row.map((key) => {
    const content = () => (key.asksLocation ? locationOf(composer.here) : { text: key.text });
    const press = () => composer.onSend(content());
    const sign = key.asksLocation ? icon('pin') : undefined;
    return button({ class: 'key', onclick: press }, sign, element('span', {}, key.text));
  });
  return element('div', { class: 'key-row' }, ...keys);
}

const locationOf = ({ latitude, longitude }) => ({ location: { latitude, longitude } });

async function sendText(composer) {
  const { field, onSend } = composer;
  const text = field.value.trim();
  if (!text) return;
  closePanels(composer);
  field.value = '';
  grow(field);
  const sent = await onSend({ text });
  if (sent || field.value) return;
  field.value = text;
  grow(field);
}

function typed(composer) {
  grow(composer.field);
  const isCommand = /^\/\w*$/.test(composer.field.value);
  if (isCommand) return openPanel(composer, 'commands');
  if (composer.panel.dataset.kind === 'commands') closePanels(composer);
}

/** The field is as high as its text, up to what the stylesheet allows. */
function grow(field) {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}

function togglePanel(composer, kind) {
  if (composer.panel.dataset.kind === kind) return closePanels(composer);
  openPanel(composer, kind);
}

function openPanel(composer, kind) {
  const { panel, slash, attach } = composer;
  const nodes = kind === 'commands' ? commandItems(composer) : attachItems(composer);
  if (nodes.length === 0) return closePanels(composer);
  panel.replaceChildren(...nodes);
  panel.dataset.kind = kind;
  panel.hidden = false;
  slash.setAttribute('aria-expanded', String(kind === 'commands'));
  attach.setAttribute('aria-expanded', String(kind === 'attach'));
}

function closePanels({ panel, slash, attach }) {
  if (panel.hidden) return false;
  panel.hidden = true;
  delete panel.dataset.kind;
  slash.setAttribute('aria-expanded', 'false');
  attach.setAttribute('aria-expanded', 'false');
  return true;
}

function commandItems(composer) {
  const { role, texts, field } = composer;
  const begun = field.value.startsWith('/') ? field.value.slice(1) : '';
  const run = (command) => {
    field.value = '';
    grow(field);
    sendAndClose(composer, { text: `/${command}` });
  };
  return COMMANDS[role]
    .filter((command) => command.startsWith(begun))
    .map((command) =>
      button(
        { class: 'command-item', onclick: () => run(command) },
        element('b', {}, `/${command}`),
        element('span', {}, texts.about[command]),
      ),
    );
}

function attachItems(composer) {
  const { texts } = composer;
  const photo = async () => sendAndClose(composer, { photo: drawSample() });
  return [
    element('h3', {}, texts.location),
    element('div', { class: 'choices' }, ...CITIES.map((city) => cityItem(composer, city))),
    coordinatesForm(composer),
    element('h3', {}, texts.photo),
    element(
      'div',
      { class: 'choices' },
      button({ class: 'choice sample-photo', onclick: photo }, icon('picture'), texts.samplePhoto),
      button(
        { class: 'choice photo-file', onclick: () => composer.file.click() },
        icon('file'),
        texts.photoFile,
      ),
    ),
    element('h3', {}, texts.sticker),
    element('div', { class: 'choices' }, ...STICKERS.map((sign) => stickerItem(composer, sign))),
  ];
}

function cityItem(composer, city) {
  const { texts } = composer;
  const choose = () => {
    composer.here = city;
    sendAndClose(composer, locationOf(city));
  };
  const note = city.isOutside ? element('small', {}, texts.outside) : undefined;
  const properties = { class: 'choice', data: { city: city.key }, onclick: choose };
  return button(properties, icon('pin'), texts.cities[city.key], note);
}

function stickerItem(composer, sticker) {
  const choose = () => sendAndClose(composer, { sticker });
  return button({ class: 'choice sticker-choice', onclick: choose }, sticker);
}

function coordinatesForm(composer) {
  const { texts, onProblem } = composer;
  const field = element('input', {
    name: 'coordinates',
    placeholder: texts.coordinates,
    'aria-label': texts.coordinates,
    autocomplete: 'off',
  });
  const submit = (event) => {
    event.preventDefault();
    const place = parseCoordinates(field.value);
    if (!place) return onProblem(texts.notCoordinates);
    composer.here = place;
    sendAndClose(composer, locationOf(place));
  };
  const go = element('button', { type: 'submit', 'aria-label': texts.send }, icon('send'));
  return element('form', { class: 'coordinates', onsubmit: submit }, field, go);
}

function parseCoordinates(text) {
  const numbers = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
  if (!numbers) return undefined;
  const [latitude, longitude] = [Number(numbers[1]), Number(numbers[2])];
  const isOnEarth =
    Math.abs(latitude) <= MAX_COORDINATES.latitude &&
    Math.abs(longitude) <= MAX_COORDINATES.longitude;
  return isOnEarth ? { latitude, longitude } : undefined;
}

async function sendFile(composer) {
  const { file, texts, onProblem } = composer;
  const [chosen] = file.files;
  file.value = '';
  if (!chosen) return;
  const photo = await encodeFile(chosen).catch(() => undefined);
  if (!photo) return onProblem(texts.notPicture);
  sendAndClose(composer, { photo });
}

function sendAndClose(composer, content) {
  closePanels(composer);
  return composer.onSend(content);
}
