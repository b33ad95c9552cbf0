// What stands around the messages: whose phone it is, which chat is open, and the welcome of an
// empty chat.
import { button, element, fill } from './elements.js';
import { fillIn, LANGUAGES, languageFor } from './texts.js';

const NAME_HUES = 6;

const avatar = (name, id) =>
  element(
    'span',
    { class: `avatar hue-${id % NAME_HUES}`, 'aria-hidden': 'true' },
    [...name][0] ?? '',
  );

/** One person's name, or a switch between those who share the phone. */
export function updateOwner(phone, choosePerson) {
  const { owner, people, person, role, page } = phone;
  const names = people.map(({ id, firstName }) => [id, firstName]);
  fill(owner, [names, person.id, page.roles[role]], () => {
    if (people.length === 1) {
      const title = element('span', { class: 'role' }, page.roles[role]);
      return [avatar(person.firstName, person.id), element('b', {}, person.firstName), title];
    }
    const buttons = people.map((each) => personButton(phone, each, choosePerson));
    const label = page.roles[role];
    return [element('div', { class: 'switch', role: 'group', 'aria-label': label }, ...buttons)];
  });
}

function personButton({ person, owner }, each, choosePerson) {
  const choose = () => {
    choosePerson(each);
    owner.querySelector(`[data-person="${each.id}"]`).focus({ preventScroll: true });
  };
  return button(
    {
      'aria-pressed': String(each.id === person.id),
      data: { person: each.id },
      onclick: choose,
    },
    avatar(each.firstName, each.id),
    each.firstName,
  );
}

export function updateHead({ head, chat, person, texts, botName }) {
  const isPrivate = chat.type === 'private';
  // A private chat may carry the person's own name; on the phone it is called after the bot.
  const isUnnamed = isPrivate && [person.firstName, ''].includes(chat.title);
  const title = isUnnamed ? botName : chat.title;
  const count = String(chat.members.length);
  const note = isPrivate ? texts.bot : fillIn(texts.members, { count });
  fill(head, [title, note], () => [
    isPrivate
      ? element('span', { class: 'avatar bot', 'aria-hidden': 'true' })
      : element('span', { class: 'avatar group', 'aria-hidden': 'true' }, [...title][0] ?? ''),
    element('div', {}, element('h2', {}, title), element('p', {}, note)),
  ]);
}

/** An empty chat says who one is here, and lets one choose the language before the start. */
export function updateWelcome(phone, chooseLanguage) {
  const { empty, list, chat, page, role, person } = phone;
  const isEmpty = chat.messages.length === 0;
  list.classList.toggle('is-empty', isEmpty);
  fill(empty, isEmpty && [page.welcome[role], person], () => {
    if (!isEmpty) return [];
    const text = fillIn(page.welcome[role], { name: person.firstName });
    const chips = Object.entries(LANGUAGES).map(([code, name]) => {
      const isChosen = languageFor(person.languageCode) === code;
      const choose = () => chooseLanguage(code);
      const data = { language: code };
      return button({ 'aria-pressed': String(isChosen), lang: code, data, onclick: choose }, name);
    });
    return [
      element(
        'div',
        { class: 'welcome', lang: document.documentElement.lang },
        element('p', {}, text),
        element('div', { class: 'languages' }, ...chips),
      ),
    ];
  });
}
