// Delivery by webhook. Updates of one lane (a chat's messages, a person's taps) go one after the
// other; lanes go side by side, so a failing update holds up nobody but its own lane.
import type { Cloud } from './cloud.ts';
import { confirm, discard, type Waiting } from './mailbox.ts';
import { type Receipt, sendUpdate } from './postman.ts';
import { type Lane, stopLanes, type Webhook, type WebhookSettings } from './webhook.ts';

const longestRetryAfterSeconds = 3600;

export function enlist(cloud: Cloud, waiting: Waiting): void {
  const { webhook } = cloud;
  if (webhook.settings === undefined) return;
  const lane = webhook.lanes.get(waiting.lane) ?? { ids: [], failures: 0, isBusy: false };
  webhook.lanes.set(waiting.lane, lane);
  lane.ids.push(waiting.update.update_id);
  if (lane.isBusy) return;
  lane.isBusy = true;
  makeReady(cloud, waiting.lane);
}

function makeReady(cloud: Cloud, key: string): void {
  cloud.webhook.ready.push(key);
  fillConnections(cloud);
}

function fillConnections(cloud: Cloud): void {
  const { webhook } = cloud;
  while (webhook.settings !== undefined && webhook.sending < webhook.settings.maxConnections) {
    const key = webhook.ready.shift();
    if (key === undefined) return;
    const lane = webhook.lanes.get(key);
    if (lane !== undefined) deliverNext(cloud, key, lane, webhook.settings);
  }
}

/** The first update of the lane that still is to be delivered. */
function takeFirst(cloud: Cloud, lane: Lane): Waiting | undefined {
  const now = cloud.clock.now().getTime();
  while (lane.ids.length > 0) {
    const id = lane.ids[0] as number;
    const waiting = cloud.mailbox.waiting.get(id);
    if (waiting !== undefined && waiting.expiresAtMs > now) return waiting;
    discard(cloud.mailbox, id);
    lane.ids.shift();
    lane.failures = 0;
  }
  return undefined;
}

function targetOf(webhook: Webhook, settings: WebhookSettings): string {
  if (webhook.targets.length === 0) return settings.url;
  webhook.turn = (webhook.turn + 1) % webhook.targets.length;
  return webhook.targets[webhook.turn] as string;
}

function deliverNext(cloud: Cloud, key: string, lane: Lane, settings: WebhookSettings): void {
  const { webhook } = cloud;
  const waiting = takeFirst(cloud, lane);
  if (waiting === undefined) {
    webhook.lanes.delete(key);
    return;
  }
  webhook.sending += 1;
  const letter = {
    url: targetOf(webhook, settings),
    secret: settings.secret,
    update: waiting.update,
  };
  sendUpdate(webhook.postman, letter, (receipt) => {
    webhook.sending -= 1;
    // The webhook may have been set anew meanwhile; then the lane is not this one any more.
    if (webhook.lanes.get(key) === lane) settle(cloud, key, lane, receipt);
    fillConnections(cloud);
  });
}

function settle(cloud: Cloud, key: string, lane: Lane, receipt: Receipt): void {
  const { webhook, mailbox } = cloud;
  if (receipt.outcome === 'failed') {
    fail(cloud, key, lane, receipt);
    return;
  }
  lane.failures = 0;
  const id = lane.ids[0] as number;
  confirm(mailbox, id);
  if (!mailbox.waiting.has(id)) lane.ids.shift();
  if (receipt.call !== undefined) webhook.callInAnswer(receipt.call);
  makeReady(cloud, key);
}

function fail(
  cloud: Cloud,
  key: string,
  lane: Lane,
  receipt: Receipt & { outcome: 'failed' },
): void {
  lane.failures += 1;
  cloud.webhook.lastError = {
    atSeconds: Math.floor(cloud.clock.now().getTime() / 1000),
    message: receipt.reason,
  };
  lane.timer = setTimeout(
    () => makeReady(cloud, key),
    1000 * pauseSeconds(lane.failures, receipt.retryAfterSeconds),
  );
  lane.timer.unref();
}

/** The first retry comes at once, then after 2, 4, 8 ... seconds up to one or two minutes. */
function pauseSeconds(failures: number, retryAfterSeconds: number | undefined): number {
  if (retryAfterSeconds !== undefined) return Math.min(retryAfterSeconds, longestRetryAfterSeconds);
  if (failures === 1) return 0;
  return Math.min(2 ** (failures - 1), 60 + Math.random() * 60);
}

/** Starts, changes or (without settings) ends delivery by webhook. */
export function useWebhook(cloud: Cloud, settings: WebhookSettings | undefined): void {
  stopLanes(cloud.webhook);
  cloud.webhook.settings = settings;
  cloud.webhook.lastError = undefined;
  for (const waiting of cloud.mailbox.waiting.values()) enlist(cloud, waiting);
}
