// A port that stays while the server behind it goes, comes back elsewhere, or says nothing.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Port {
  readonly port: number;
  /** Where new connections lead; undefined refuses them. */
  lead(target: number | undefined): void;
  close(): Promise<void>;
}

export async function openPort(target: number): Promise<Port> {
  let leadsTo: number | undefined = target;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  };
  const server = createServer((from) => {
    keep(from);
    if (leadsTo === undefined) {
      from.destroy();
      return;
    }
    const to = connect(leadsTo, '127.0.0.1');
    keep(to);
    to.once('close', () => from.destroy());
    from.once('close', () => to.destroy());
    from.pipe(to).pipe(from);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    lead: (next) => {
      leadsTo = next;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
