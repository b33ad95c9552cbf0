// Puts the page together: three phones, the guide above them, the language of the page.
import { adviceFor, makeGuide, progressOf, updateGuide } from './guide.js';
import { countNews, makePhone, markSeen, updatePhone } from './phone.js';
import { phonesOf } from './snapshot.js';
import { connect, onSnapshot, refresh } from './state.js';
import { languageFor, PAGE } from './texts.js';

const ROLES = ['reporter', 'moderators', 'subscriber'];
const LANGUAGE_KEY = 'baqylau.page-language';
const PULSE_MS = 1_400;
const narrow = window.matchMedia('(max-width: 899px)');

const phones = Object.fromEntries(ROLES.map((role) => [role, makePhone(role)]));
const steps = makeGuide(document.querySelector('.guide'), { onChoose: choosePhone });
let language = languageFor(localStorage.getItem(LANGUAGE_KEY) ?? navigator.language);
let active = 'reporter';
let snapshot;

function show(next) {
  const isFirst = snapshot === undefined;
  snapshot = next;
  const held = phonesOf(next);
  for (const role of ROLES) {
    updatePhone(phones[role], { ...next, ...held[role], page: PAGE[language] });
    if (isFirst) markSeen(phones[role]);
  }
  document.body.classList.add('ready');
  showProgress();
}

function showProgress() {
  for (const role of ROLES) {
    if (!narrow.matches || role === active) markSeen(phones[role]);
  }
  const progress = {
    page: PAGE[language],
    done: progressOf(phones),
    names: byRole((phone) => phone.person?.firstName ?? ''),
    news: byRole(countNews),
    active,
  };
  updateGuide(steps, progress);
  const advice = document.querySelector('.advice');
  advice.textContent = adviceFor(progress);
  advice.hidden = advice.textContent === '';
}

const byRole = (tell) => Object.fromEntries(ROLES.map((role) => [role, tell(phones[role])]));

function showActive() {
  for (const role of ROLES) phones[role].node.classList.toggle('active', role === active);
}

function choosePhone(role) {
  active = role;
  showActive();
  showProgress();
  const { node } = phones[role];
  node.focus({ preventScroll: true });
  node.classList.remove('pulse');
  // Reading a size makes the browser notice that the class was gone, so the animation starts anew.
  void node.offsetWidth;
  node.classList.add('pulse');
  setTimeout(() => node.classList.remove('pulse'), PULSE_MS);
}

function speak(code) {
  language = code;
  const page = PAGE[code];
  document.documentElement.lang = code;
  for (const node of document.querySelectorAll('[data-text]')) {
    node.textContent = page[node.dataset.text];
  }
  for (const node of document.querySelectorAll('[data-title]')) {
    node.title = page[node.dataset.title];
  }
  for (const node of document.querySelectorAll('[data-label]')) {
    node.setAttribute('aria-label', page[node.dataset.label]);
  }
  document.querySelector('.page-language').value = code;
  document.querySelector('.offline').textContent = page.offline;
  if (snapshot) show(snapshot);
  else showProgress();
}

document.querySelector('.phones').append(...ROLES.map((role) => phones[role].node));
document.querySelector('.page-language').addEventListener('change', (event) => {
  localStorage.setItem(LANGUAGE_KEY, event.target.value);
  speak(event.target.value);
});
narrow.addEventListener('change', showProgress);
showActive();
speak(language);
onSnapshot(show);
connect((isConnected) => {
  document.querySelector('.offline').hidden = isConnected;
});
refresh().catch(() => {});
