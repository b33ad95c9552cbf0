// Pictures: a drawn sample of a rally, a file made small enough to send, and the large view.

const LONGEST_SIDE = 1280;
const JPEG_QUALITY = 0.86;

/** Shows a picture over the whole page until a tap or Escape. */
export function showPicture(address) {
  const dialog = document.querySelector('dialog.picture');
  dialog.querySelector('img').src = address;
  dialog.addEventListener('click', () => dialog.close(), { once: true });
  dialog.showModal();
}

/** A chosen file as base64 JPEG, without whatever the camera wrote beside the pixels. */
export async function encodeFile(file) {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const [canvas, context] = makeCanvas(bitmap.width * scale, bitmap.height * scale);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return encodeCanvas(canvas);
}

/** A square with people and placards, a little different every time. */
export function drawSample() {
  const [canvas, context] = makeCanvas(960, 640);
  drawSky(context);
  drawTown(context);
  for (let row = 0; row < 4; row += 1) drawCrowd(context, row);
  return encodeCanvas(canvas);
}

function makeCanvas(width, height) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return [canvas, canvas.getContext('2d')];
}

const encodeCanvas = (canvas) => canvas.toDataURL('image/jpeg', JPEG_QUALITY).split(',')[1];

function drawSky(context) {
  const sky = context.createLinearGradient(0, 0, 0, 420);
  sky.addColorStop(0, '#8fc1dc');
  sky.addColorStop(1, '#f6e9d5');
  context.fillStyle = sky;
  context.fillRect(0, 0, 960, 640);
  context.fillStyle = '#eef4f8';
  fillPath(context, [0, 330, 130, 190, 240, 290, 380, 140, 540, 300, 700, 180, 960, 330]);
  context.fillStyle = '#b9cfdb';
  fillPath(context, [0, 360, 200, 260, 420, 340, 640, 250, 960, 360]);
}

function fillPath(context, points) {
  context.beginPath();
  context.moveTo(points[0], 640);
  for (let at = 0; at < points.length; at += 2) context.lineTo(points[at], points[at + 1]);
  context.lineTo(points.at(-2), 640);
  context.fill();
}

function drawTown(context) {
  for (let x = 0; x < 960; x += 96) {
    const height = 90 + Math.random() * 90;
    context.fillStyle = ['#c8b7a6', '#b5a79b', '#d6c8b8'][(x / 96) % 3];
    context.fillRect(x, 430 - height, 88, height + 40);
    context.fillStyle = '#8d9aa6';
    for (let y = 442 - height; y < 420; y += 24) {
      for (let window = 12; window < 76; window += 22) context.fillRect(x + window, y, 11, 13);
    }
  }
  context.fillStyle = '#a4a9ab';
  context.fillRect(0, 425, 960, 215);
}

const COATS = ['#3f5872', '#7a4b4b', '#4d6b58', '#6b5a7d', '#8a6a3f', '#37434f', '#a05a3c'];
const any = (list) => list[Math.floor(Math.random() * list.length)];

function drawCrowd(context, row) {
  const size = 26 + row * 10;
  const ground = 470 + row * 52;
  for (let x = -20; x < 980; x += size * 1.55) {
    const left = x + Math.random() * size * 0.6;
    if (Math.random() < 0.2) drawPlacard(context, left, ground - size * 2.6, size);
    drawPerson(context, left, ground, size);
  }
}

function drawPerson(context, x, y, size) {
  context.fillStyle = any(COATS);
  context.beginPath();
  context.roundRect(x - size * 0.62, y - size * 0.45, size * 1.24, size * 3, size * 0.5);
  context.fill();
  context.fillStyle = any(['#e2b68f', '#d3a27c', '#efc9a5']);
  context.beginPath();
  context.arc(x, y - size * 0.85, size * 0.42, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = any(['#2b2420', '#46352a', '#7d2f2f', '#2f4a68']);
  context.beginPath();
  context.arc(x, y - size * 0.95, size * 0.44, Math.PI, Math.PI * 2);
  context.fill();
}

function drawPlacard(context, x, y, size) {
  context.fillStyle = '#7b6a58';
  context.fillRect(x - 3, y, 6, size * 2.6);
  context.fillStyle = any(['#ffffff', '#fff6d6', '#eaf4ff']);
  context.fillRect(x - size * 1.25, y - size * 0.9, size * 2.5, size * 1.35);
  context.fillStyle = '#55606b';
  for (let line = 0; line < 3; line += 1) {
    const width = size * (1.3 + Math.random() * 0.7);
    context.fillRect(x - width / 2, y - size * 0.62 + line * size * 0.34, width, size * 0.12);
  }
}
