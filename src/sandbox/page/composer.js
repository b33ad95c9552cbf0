// The foot of a phone: the bot's keyboard, the text field, and its panels.
import { makeAlbum } from './albums.js';
import { attachments, FIRST_PLACE, locationOf } from './attachments.js';
import { button, element, fill, icon } from './elements.js';
import { quote } from './message.js';
import { encodeFile } from './pictures.js';

/** Until the bot has told its own. */
const COMMANDS = {
  reporter: ['start', 'report', 'mine', 'stats', 'language', 'help', 'cancel'],
  moderators: ['queue', 'stats', 'weekly', 'help'],
  subscriber: ['start', 'stats', 'weekly', 'subscribe', 'report', 'language', 'help', 'cancel'],
};

/**
 * The composer of one phone. `onSend` takes contents and resolves to whether they were sent;
 * `onProblem` shows a short message. `update` is called with the phone's texts and keyboard.
 */
export function makeComposer({ role, onSend, onProblem, onNoReply }) {
  const parts = makeParts();
  const composer = { role, onSend, onProblem, onNoReply, ...parts, here: FIRST_PLACE };
  listen(composer);
  return {
    node: parts.node,
    update: (shown) => update(composer, shown),
    focus: () => parts.field.focus({ preventScroll: true }),
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
  const picking = { type: 'file', accept: 'image/*', multiple: true };
  const file = element('input', { ...picking, hidden: true, tabindex: -1 });
  const form = element('form', { class: 'composer' }, slash, field, attach, sendButton, file);
  const replyBar = element('div', { class: 'reply-bar', hidden: true });
  const node = element('footer', { class: 'foot' }, panel, keyboard, start, replyBar, form);
  return { node, start, keyboard, panel, replyBar, field, slash, attach, sendButton, file, form };
}

function listen(composer) {
  const { node, form, field, slash, attach, file } = composer;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void sendText(composer);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void sendText(composer);
  });
  field.addEventListener('input', () => typed(composer));
  slash.addEventListener('click', () => togglePanel(composer, 'commands'));
  attach.addEventListener('click', () => togglePanel(composer, 'attach'));
  file.addEventListener('change', () => sendFiles(composer));
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && closePanels(composer)) field.focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!node.contains(event.target)) closePanels(composer);
  });
}

function update(composer, shown) {
  const { texts, keyboard } = shown;
  composer.name = shown.name;
  composer.commands = shown.commands ?? commandsOf(composer.role, texts);
  updateLabels(composer, texts);
  fill(composer.keyboard, keyboard, () => keyboard.map((row) => keyRow(composer, row)));
  updateStart(composer, shown);
  updateReply(composer, shown);
}

const commandsOf = (role, texts) =>
  COMMANDS[role].map((command) => ({ command, description: texts.about[command] }));

function updateLabels(composer, texts) {
  const { field, slash, attach, sendButton } = composer;
  if (composer.texts === texts) return;
  composer.texts = texts;
  field.placeholder = texts.message;
  field.setAttribute('aria-label', texts.message);
  const labels = [
    [slash, texts.commands],
    [attach, texts.attach],
    [sendButton, texts.send],
  ];
  for (const [node, label] of labels) {
    node.setAttribute('aria-label', label);
    node.title = label;
  }
  closePanels(composer);
}

function updateStart({ start, onSend }, { texts, offersStart, startHint }) {
  fill(start, offersStart && [texts.start, startHint], () => {
    if (!offersStart) return [];
    const hint = startHint === texts.start ? undefined : element('small', {}, startHint);
    const press = () => onSend({ text: '/start' });
    return [button({ class: 'start', onclick: press }, element('span', {}, texts.start), hint)];
  });
}

function updateReply({ replyBar, onNoReply }, { texts, replyTo }) {
  fill(replyBar, replyTo && [replyTo.id, replyTo.text, texts.noReply], () => {
    if (!replyTo) return [];
    const cancel = { class: 'no-reply', 'aria-label': texts.noReply, onclick: onNoReply };
    return [icon('reply'), quote(replyTo), button(cancel, '×')];
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
  const nodes =
    kind === 'commands'
      ? commandItems(composer)
      : attachments({
          texts: composer.texts,
          name: composer.name,
          onPlace: (place) => {
            composer.here = place;
            sendAndClose(composer, locationOf(place));
          },
          onSend: (...contents) => sendAndClose(composer, ...contents),
          onFile: () => composer.file.click(),
          onProblem: composer.onProblem,
        });
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
  const { commands, field } = composer;
  const begun = field.value.startsWith('/') ? field.value.slice(1) : '';
  const run = (command) => {
    field.value = '';
    grow(field);
    sendAndClose(composer, { text: `/${command}` });
  };
  return commands
    .filter(({ command }) => command.startsWith(begun))
    .map(({ command, description }) =>
      button(
        { class: 'command-item', onclick: () => run(command) },
        element('b', {}, `/${command}`),
        element('span', {}, description),
      ),
    );
}

async function sendFiles(composer) {
  const { file, texts, onProblem } = composer;
  const chosen = [...file.files];
  file.value = '';
  if (chosen.length === 0) return;
  const photos = await Promise.all(chosen.map(encodeFile)).catch(() => undefined);
  if (!photos) return onProblem(texts.notPicture);
  sendAndClose(composer, ...makeAlbum(photos));
}

function sendAndClose(composer, ...contents) {
  closePanels(composer);
  return composer.onSend(...contents);
}
