// The panel behind the paper clip: a location, photos, and what the bot does not take.
import { makeAlbum } from './albums.js';
import { button, element, icon } from './elements.js';
import { drawSample } from './pictures.js';

const CITIES = [
  { key: 'almaty', latitude: 43.26, longitude: 76.93 },
  { key: 'astana', latitude: 51.18, longitude: 71.45 },
  { key: 'aktau', latitude: 43.65, longitude: 51.17 },
  { key: 'uralsk', latitude: 51.23, longitude: 51.37 },
  { key: 'tashkent', latitude: 41.31, longitude: 69.28, isOutside: true },
];
const STICKERS = ['👍', '🙏', '🔥'];
const PHOTOS_OF_SAMPLE_ALBUM = 3;
const MAX_COORDINATES = { latitude: 90, longitude: 180 };

/** Where a phone is until its person chooses another place. */
export const FIRST_PLACE = CITIES[0];

export const locationOf = ({ latitude, longitude }) => ({ location: { latitude, longitude } });

/** `onPlace` gets coordinates, `onSend` any other contents, `onFile` opens the file picker. */
export function attachments(panel) {
  const { texts } = panel;
  return [
    element('h3', {}, texts.location),
    element('div', { class: 'choices' }, ...CITIES.map((city) => cityItem(panel, city))),
    coordinatesForm(panel),
    element('h3', {}, texts.photo),
    element('div', { class: 'choices' }, ...photoItems(panel)),
    element('h3', {}, texts.other),
    element('div', { class: 'choices' }, ...otherItems(panel)),
  ];
}

function photoItems({ texts, onSend, onFile }) {
  const samples = () => Array.from({ length: PHOTOS_OF_SAMPLE_ALBUM }, () => drawSample());
  return [
    item('sample-photo', ['picture', texts.samplePhoto], () => onSend({ photo: drawSample() })),
    item('sample-album', ['album', texts.sampleAlbum], () => onSend(...makeAlbum(samples()))),
    item('photo-file', ['attach', texts.photoFile], onFile),
  ];
}

/** What people send to bots all the same. A picture sent as a file keeps what the camera wrote. */
function otherItems({ texts, onSend, name }) {
  const picture = () => onSend({ document: drawSample(), name: 'IMG_2041.jpg' });
  return [
    item('picture-file', ['file', texts.pictureFile], picture),
    item('voice', ['voice', texts.voice], () => onSend({ voice: true })),
    item('video', ['video', texts.video], () => onSend({ video: true })),
    item('contact', ['contact', texts.contact], () => onSend({ contact: name })),
    ...STICKERS.map((sticker) =>
      button({ class: 'choice sticker-choice', onclick: () => onSend({ sticker }) }, sticker),
    ),
  ];
}

const item = (name, [sign, label], onclick) =>
  button({ class: `choice ${name}`, onclick }, icon(sign), label);

function cityItem({ texts, onPlace }, city) {
  const choose = () => onPlace(city);
  const note = city.isOutside ? element('small', {}, texts.outside) : undefined;
  const properties = { class: 'choice', data: { city: city.key }, onclick: choose };
  return button(properties, icon('pin'), texts.cities[city.key], note);
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
