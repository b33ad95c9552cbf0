// Keeps open pages up to date: the whole snapshot on connecting and after changes.
import type { ServerResponse } from 'node:http';
import type { Cloud } from './cloud.ts';
import { takeSnapshot } from './snapshot.ts';

export interface Events {
  readonly add: (response: ServerResponse) => void;
  readonly close: () => void;
}

/** Changes that come close together are shown together: at most twenty times a second. */
const gatherMs = 50;

export function openEvents(cloud: Cloud): Events {
  const pages = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;
  const event = () => `event: state\ndata: ${JSON.stringify(takeSnapshot(cloud))}\n\n`;
  const flush = () => {
    timer = undefined;
    const text = event();
    for (const page of pages) page.write(text);
  };
  cloud.watchers.add(() => {
    if (pages.size === 0 || timer !== undefined) return;
    timer = setTimeout(flush, gatherMs);
    timer.unref();
  });
  return {
    add: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(event());
      pages.add(response);
      response.once('close', () => pages.delete(response));
    },
    close: () => {
      clearTimeout(timer);
      for (const page of pages) page.end();
    },
  };
}
