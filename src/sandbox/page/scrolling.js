// Keeps the newest message in sight, unless the person has scrolled up to read.

const NEAR_BOTTOM_PX = 60;

export function followBottom({ list, stack, down, count }) {
  const place = { list, stack, down, count, isAtBottom: true, unseen: 0, size: '' };
  list.addEventListener('scroll', () => {
    // A keyboard or a picture may just have moved things; only a person's own scrolling counts.
    if (sizeOf(list) !== place.size) return;
    place.isAtBottom = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_BOTTOM_PX;
    if (place.isAtBottom) place.unseen = 0;
    showDown(place);
  });
  // Pictures load, keyboards open and windows turn: whoever was at the bottom stays there.
  const keepBottom = new ResizeObserver(() => {
    place.size = sizeOf(list);
    if (place.isAtBottom) toBottom(place);
  });
  keepBottom.observe(stack);
  keepBottom.observe(list);
  down.addEventListener('click', () => toBottom(place));
  return {
    toBottom: () => toBottom(place),
    settle: (newMessages, isToRead) => settle(place, newMessages, isToRead),
  };
}

const sizeOf = (list) => `${list.clientHeight} ${list.scrollHeight}`;

function toBottom(place) {
  place.list.scrollTop = place.list.scrollHeight;
  place.isAtBottom = true;
  place.unseen = 0;
  showDown(place);
}

/** @param isToRead a message that is longer than the phone is shown from its beginning */
function settle(place, newMessages, isToRead) {
  if (place.isAtBottom) return newMessages === 1 && isToRead ? toNewest(place) : toBottom(place);
  place.unseen += newMessages;
  showDown(place);
}

function toNewest(place) {
  toBottom(place);
  const { list, stack } = place;
  const newest = stack.lastElementChild;
  const hidden = list.getBoundingClientRect().top - newest.getBoundingClientRect().top;
  if (hidden <= 0) return;
  list.scrollTop -= hidden;
  place.isAtBottom = false;
  showDown(place);
}

function showDown({ down, count, isAtBottom, unseen }) {
  down.hidden = isAtBottom;
  count.hidden = unseen === 0;
  count.textContent = String(unseen);
}
