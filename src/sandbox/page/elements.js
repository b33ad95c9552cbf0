// Makes DOM elements in one call. Texts become text nodes, so nothing here can become markup.

export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) setProperty(node, name, value);
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

function setProperty(node, name, value) {
  if (value === undefined) return;
  if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
  else if (name === 'data') Object.assign(node.dataset, value);
  else if (typeof value === 'boolean') node.toggleAttribute(name, value);
  else node.setAttribute(name, String(value));
}

/** A real button that never submits a form. */
export function button(properties, ...children) {
  return element('button', { type: 'button', ...properties }, ...children);
}

const signatures = new WeakMap();

/**
 * Fills a node anew only when what it shows has changed, so that a button under the mouse stays
 * the same node while snapshots pass by.
 */
export function fill(node, shown, build) {
  const signature = JSON.stringify(shown) ?? '';
  if (signatures.get(node) === signature) return false;
  signatures.set(node, signature);
  node.replaceChildren(...build());
  node.hidden = node.childNodes.length === 0;
  return true;
}

const SVG = 'http://www.w3.org/2000/svg';

const ICONS = {
  attach:
    'M20 11.5 12.2 19.3a4.8 4.8 0 0 1-6.8-6.8l8-8a3.2 3.2 0 0 1 4.6 4.6l-8 8a1.6 1.6 0 0 1-2.3-2.3l7.3-7.3',
  send: 'M4 12 20 4.5 15.5 20 11.5 13.5 4 12ZM11.5 13.5 20 4.5',
  slash: 'M14.5 5 9.5 19',
  down: 'M6 9.5 12 15.5 18 9.5',
  pin: 'M12 21s6.5-6.2 6.5-11.2a6.5 6.5 0 1 0-13 0C5.5 14.8 12 21 12 21ZM12 12.2a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8Z',
  link: 'M9 15 16 8M10 8h6v6',
  reply: 'M10 7 5 12l5 5M5.5 12H14a5.5 5.5 0 0 1 5.5 5.5V19',
  check: 'M5.5 12.5 10 17 18.5 7.5',
  picture: 'M4 6h16v12H4zM4 15.5l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9.5h.01',
  file: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4',
  album: 'M8 4h12v11H8zM4 8v12h12M8 13l3-3 3 3 2-2 4 4',
  voice:
    'M12 4a2.5 2.5 0 0 0-2.5 2.5v5a2.5 2.5 0 0 0 5 0v-5A2.5 2.5 0 0 0 12 4ZM6.5 11a5.5 5.5 0 0 0 11 0M12 16.5V20',
  video: 'M4 6.5h11v11H4zM15 10.5l5-3v9l-5-3z',
  contact: 'M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5 20c.6-4 3.3-5.5 7-5.5s6.4 1.5 7 5.5z',
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}
