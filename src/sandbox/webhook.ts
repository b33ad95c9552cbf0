// What is set for delivery by webhook, and the lanes in which updates wait for it.
import { closePostman, openPostman, type Postman } from './postman.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string | undefined;
  readonly maxConnections: number;
  readonly allowed: readonly string[] | undefined;
}

export interface Lane {
  readonly ids: number[];
  failures: number;
  /** Waiting for its turn, being sent, or waiting for a retry. */
  isBusy: boolean;
  timer?: NodeJS.Timeout;
}

export interface Webhook {
  settings: WebhookSettings | undefined;
  /** Processes among which deliveries are spread, as a load balancer would do. */
  targets: readonly string[];
  turn: number;
  readonly lanes: Map<string, Lane>;
  readonly ready: string[];
  sending: number;
  lastError: { readonly atSeconds: number; readonly message: string } | undefined;
  readonly postman: Postman;
  /** Runs a call that the bot has put into its answer. */
  callInAnswer: (fields: Record<string, unknown>) => void;
}

export function openWebhook(targets: readonly string[]): Webhook {
  return {
    settings: undefined,
    targets,
    turn: 0,
    lanes: new Map(),
    ready: [],
    sending: 0,
    lastError: undefined,
    postman: openPostman(),
    callInAnswer: () => undefined,
  };
}

export function stopLanes(webhook: Webhook): void {
  for (const lane of webhook.lanes.values()) clearTimeout(lane.timer);
  webhook.lanes.clear();
  webhook.ready.length = 0;
}

export function closeWebhook(webhook: Webhook): void {
  webhook.settings = undefined;
  stopLanes(webhook);
  closePostman(webhook.postman);
}
