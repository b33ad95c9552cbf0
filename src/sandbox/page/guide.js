// The three steps above the phones. On a narrow screen they are also the tabs.
import { button, element, fill, icon } from './elements.js';
import { fillIn } from './texts.js';

const ROLES = ['reporter', 'moderators', 'subscriber'];

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
  const fromBot = ({ chat }) => (chat?.messages ?? []).filter((message) => message.fromBot);
  const [began] = reporter.chat?.messages ?? [];
  const cards = fromBot(moderators).filter(({ date }) => began && date >= began.date);
  return {
    reporter: cards.some(isCard),
    moderators: cards.some(isDecided),
    subscriber: fromBot(subscriber).some(({ photoUrl }) => photoUrl),
  };
}

// In every language the line of a card's status begins with one of these signs.
const isCard = ({ text }) => /^(🟡|🔵|✅|❌)/mu.test(text ?? '');
const isDecided = ({ text }) => /^(✅|❌)/mu.test(text ?? '');
