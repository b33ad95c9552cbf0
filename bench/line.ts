// One HTTP connection that stays open and carries one request at a time. Written on the bare
// socket, so that the load costs little beside the bots on the same cores.
import { connect } from 'node:net';

export interface Target {
  readonly port: number;
  readonly path: string;
  readonly secret: string;
}

export interface Line {
  /** Resolves with the status once the whole answer is there. */
  post(body: string): Promise<number>;
  close(): void;
}

export async function openLine({ port, path, secret }: Target): Promise<Line> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await new Promise<void>((opened, failed) => socket.once('connect', opened).once('error', failed));
  const head =
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n` +
    `x-telegram-bot-api-secret-token: ${secret}\r\ncontent-length: `;
  let answered: (status: number) => void = () => {};
  let received = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    received += chunk;
    const status = statusOf(received);
    if (status === undefined) return;
    received = '';
    answered(status);
  });
  socket.on('error', () => answered(0)).on('close', () => answered(0));
  return {
    post: (body) =>
      new Promise((done) => {
        answered = done;
        socket.write(`${head}${Buffer.byteLength(body)}\r\n\r\n${body}`);
      }),
    close: () => socket.destroy(),
  };
}

/** Status of an answer that is complete. */
function statusOf(received: string): number | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1]);
  if (Number.isNaN(length)) throw new Error('an answer came without its length');
  return received.length < end + 4 + length ? undefined : Number(received.slice(9, 12));
}
