// What passes over a phone: toasts, and alerts that wait for OK.
import { button, element } from './elements.js';

const TOAST_SHOWN_MS = 3_500;
const timers = new WeakMap();

export function showToast(toast, text) {
  clearTimeout(timers.get(toast));
  toast.textContent = text;
  toast.classList.add('shown');
  const hide = () => toast.classList.remove('shown');
  timers.set(toast, setTimeout(hide, TOAST_SHOWN_MS));
}

export function showAlert(body, { text, ok }) {
  const before = document.activeElement;
  const close = () => {
    shade.remove();
    before?.focus({ preventScroll: true });
  };
  const confirm = button({ class: 'ok', onclick: close }, ok);
  const box = element(
    'div',
    { class: 'alert', role: 'alertdialog', 'aria-modal': 'true', 'aria-label': text },
    element('p', {}, text),
    confirm,
  );
  const shade = element('div', { class: 'shade' }, box);
  shade.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (event.key === 'Tab') event.preventDefault();
  });
  body.append(shade);
  confirm.focus();
}
