// The panel behind the paper clip: a location, a photo, a sticker.
import { button, element, icon } from './elements.js';
import { drawSample } from './pictures.js';

const CITIES = [
  { key: 'almaty', latitude: 43.26, longitude: 76.93 },
  { key: 'astana', latitude: 51.18, longitude: 71.45 },
  { key: 'aktau', latitude: 43.65, longitude: 51.17 },
  { key: 'uralsk', latitude: 51.23, longitude: 51.37 },
  { key: 'tashkent', latitude: 41.31, longitude: 69.28, isOutside: true },
];
const STICKERS = ['👍', '❤️', '🙏', '😢', '🔥'];
const MAX_COORDINATES = { latitude: 90, longitude: 180 };

/** Where a phone is until its person chooses another place. */
export const FIRST_PLACE = CITIES[0];

export const locationOf = ({ latitude, longitude }) => ({ location: { latitude, longitude } });

/** `onPlace` gets coordinates, `onSend` any other content, `onFile` opens the file picker. */
export function attachments(panel) {
  const { texts, onSend, onFile } = panel;
  const photo = () => onSend({ photo: drawSample() });
  return [
    element('h3', {}, texts.location),
    element('div', { class: 'choices' }, ...CITIES.map((city) => cityItem(panel, city))),
    coordinatesForm(panel),
    element('h3', {}, texts.photo),
    element(
      'div',
      { class: 'choices' },
      button({ class: 'choice sample-photo', onclick: photo }, icon('picture'), texts.samplePhoto),
      button({ class: 'choice photo-file', onclick: onFile }, icon('file'), texts.photoFile),
    ),
    element('h3', {}, texts.sticker),
    element('div', { class: 'choices' }, ...STICKERS.map((sign) => stickerItem(panel, sign))),
  ];
}

function cityItem({ texts, onPlace }, city) {
  const choose = () => onPlace(city);
  const note = city.isOutside ? element('small', {}, texts.outside) : undefined;
  const properties = { class: 'choice', data: { city: city.key }, onclick: choose };
  return button(properties, icon('pin'), texts.cities[city.key], note);
}

function stickerItem({ onSend }, sticker) {
  const choose = () => onSend({ sticker });
  return button({ class: 'choice sticker-choice', onclick: choose }, sticker);
}

function coordinatesForm({ texts, onPlace, onProblem }) {
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
    onPlace(place);
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
