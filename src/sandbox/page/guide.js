// The three steps above the phones. On a narrow screen they are also the tabs.
import { button, element, fill, icon } from './elements.js';
import { fillIn } from './texts.js';

const ROLES = ['reporter', 'moderators', 'subscriber'];
const TAPS_KEY = 'baqylau.moderator-taps';
// Claiming a card is one tap; whoever taps twice has done something about it.
const TAPS_OF_A_DECISION = 2;

export function makeGuide(nav, { onChoose }) {
  const steps = ROLES.map((role, index) => makeStep(role, index, onChoose));
  nav.append(...steps.map(({ node }) => node));
  return steps;
}

function makeStep(role, index, onChoose) {
  const mark = element('span', { class: 'mark' });
  const title = element('span', { class: 'title' });
  const hint = element('span', { class: 'hint' });
  const badge = element('span', { class: 'badge', hidden: true });
  const node = button(
    {
      class: 'step',
      data: { step: role },
      'aria-controls': `phone-${role}`,
      onclick: () => onChoose(role),
    },
    mark,
    element('span', { class: 'words' }, title, hint),
    badge,
  );
  return { role, number: index + 1, node, mark, title, hint, badge };
}

/** Shows which steps are done, which is next, and where something new has come. */
export function updateGuide(steps, { page, done, names, news, active }) {
  const current = steps.find(({ role }) => !done[role])?.role;
  for (const step of steps) {
    const { role, node, mark, title, hint, badge } = step;
    const { title: words, hint: advice } = page.steps[role];
    fill(mark, done[role], () => [done[role] ? icon('check') : String(step.number)]);
    title.textContent = words;
    hint.textContent = fillIn(advice, { name: names[role] });
    node.classList.toggle('done', done[role]);
    node.classList.toggle('current', role === current);
    node.classList.toggle('active', role === active);
    node.setAttribute('aria-current', role === current ? 'step' : 'false');
    badge.hidden = news[role] === 0;
    badge.textContent = String(news[role]);
    node.title = done[role] ? `${words}: ${page.done}` : hint.textContent;
    const label = news[role] ? `, ${fillIn(page.news, { count: String(news[role]) })}` : '';
    const state = done[role] ? `, ${page.done}` : '';
    node.setAttribute('aria-label', `${step.number}. ${words}${state}${label}`);
  }
}

/** One line for narrow screens: what to do on this phone, or which step comes next. */
export function adviceFor({ page, done, names, active }) {
  const next = done[active] ? ROLES.find((role) => !done[role]) : active;
  if (!next) return '';
  const { title, hint } = page.steps[next];
  const advice = fillIn(hint, { name: names[next] });
  return next === active ? advice : `${ROLES.indexOf(next) + 1} ${title} → ${advice}`;
}

/** Step by step, what the phones themselves tell about how far a person has come. */
export function progressOf({ reporter, moderators, subscriber }) {
  const cards = (moderators.chat?.messages ?? []).filter(({ fromBot }) => fromBot);
  const [began] = reporter.chat?.messages ?? [];
  const hasCard = cards.some((card) => began && card.date >= began.date && isCard(card));
  const decided =
    cards.some((card) => card.edited && isDecided(card)) || countTaps() >= TAPS_OF_A_DECISION;
  const pictures = (subscriber.chat?.messages ?? []).some(
    ({ fromBot, photoUrl }) => fromBot && photoUrl,
  );
  return {
    reporter: Boolean(hasCard),
    moderators: Boolean(hasCard && decided),
    subscriber: pictures,
  };
}

const isCard = ({ buttons, edited }) =>
  edited || (buttons ?? []).some((row) => row.some(({ kind }) => kind === 'callback'));

// In every language the line of a decision begins with one of these signs.
const isDecided = ({ text }) => /^(✅|❌)/m.test(text ?? '');

const countTaps = () => Number(sessionStorage.getItem(TAPS_KEY) ?? 0);

export function rememberTap() {
  sessionStorage.setItem(TAPS_KEY, String(countTaps() + 1));
}

/** A sandbox that starts anew has an empty group; what was tapped before counts no more. */
export function forgetTaps() {
  sessionStorage.removeItem(TAPS_KEY);
}
