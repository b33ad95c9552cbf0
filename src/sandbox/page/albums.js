// Photos that belong together: sent one by one with one id, and shown as one picture.
import { element } from './elements.js';

const MOST_PHOTOS_OF_AN_ALBUM = 10;

/** Contents of the messages that make up an album. One photo alone is none. */
export function makeAlbum(photos) {
  if (photos.length === 1) return [{ photo: photos[0] }];
  const album = String(crypto.getRandomValues(new Uint32Array(1))[0]);
  return photos.slice(0, MOST_PHOTOS_OF_AN_ALBUM).map((photo) => ({ photo, album }));
}

/** Puts the nodes of messages in order; those of an album share a node that is kept in `albums`. */
export function arrange({ stack, albums, messages, chat }) {
  const rows = [];
  const ofAlbum = new Map();
  for (const { id, album, from } of chat.messages) {
    const node = messages.get(id);
    if (album === undefined) rows.push(node);
    else if (ofAlbum.has(album)) ofAlbum.get(album).push(node);
    else {
      ofAlbum.set(album, [node]);
      rows.push(albumNode(albums, album, from));
    }
  }
  for (const [album, nodes] of ofAlbum) layOut(albums.get(album), nodes);
  keepInOrder(stack, rows);
}

function albumNode(albums, album, from) {
  if (!albums.has(album)) {
    albums.set(album, element('div', { class: 'album', data: { from: from.id } }));
  }
  return albums.get(album);
}

/** Two in a row, three when there are many; the first is as wide as fills the rows. */
function layOut(album, nodes) {
  const columns = nodes.length > 4 ? 3 : 2;
  const missing = (columns - (nodes.length % columns)) % columns;
  album.style.setProperty('--photos-in-row', columns);
  album.style.setProperty('--width-of-first', 1 + missing);
  album.classList.toggle('own', nodes[0].classList.contains('own'));
  keepInOrder(album, nodes);
}

function keepInOrder(parent, nodes) {
  let place = parent.firstChild;
  for (const node of nodes) {
    if (place === node) place = node.nextSibling;
    else parent.insertBefore(node, place);
  }
  while (place) {
    const gone = place;
    place = gone.nextSibling;
    gone.remove();
  }
}
