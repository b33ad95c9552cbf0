// setWebhook and its kin.
import { performance } from 'node:perf_hooks';
import type { Cloud } from '../cloud.ts';
import { useWebhook } from '../delivery.ts';
import { badRequest, flooded } from '../failure.ts';
import { allowUpdates, discard } from '../mailbox.ts';
import { findInteger, findText, isTrue, type Params } from '../params.ts';
import { abortPoll, readAllowed } from '../polling.ts';
import type { WebhookSettings } from '../webhook.ts';
import { type Described, described } from './described.ts';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);
const lastSetAtMs = new WeakMap<Cloud, number>();

/** Telegram wants https; on the own machine a bot may do without. */
function checkUrl(cloud: Cloud, url: string): void {
  if (!URL.canParse(url)) throw badRequest('bad webhook: invalid webhook URL specified');
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback.has(hostname))) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
  if (cloud.webhook.targets.length > 0 || (protocol === 'http:' && loopback.has(hostname))) return;
  throw badRequest('bad webhook: the sandbox delivers to http addresses of this machine only');
}

function readSecret(params: Params): string | undefined {
  const secret = findText(params, 'secret_token') ?? '';
  if (secret.length > 256) throw badRequest('secret token is too long');
  if (!/^[A-Za-z0-9_-]*$/.test(secret))
    throw badRequest('secret token contains unallowed characters');
  return secret === '' ? undefined : secret;
}

function readSettings(cloud: Cloud, params: Params, url: string): WebhookSettings {
  checkUrl(cloud, url);
  const connections = findInteger(params, 'max_connections') ?? 40;
  return {
    url,
    secret: readSecret(params),
    maxConnections: Math.min(100, Math.max(1, connections)),
    allowed: readAllowed(params) ?? cloud.webhook.settings?.allowed,
  };
}

function refuseHaste(cloud: Cloud): void {
  if (cloud.limiter === undefined) return;
  const now = performance.now();
  if (now < (lastSetAtMs.get(cloud) ?? Number.NEGATIVE_INFINITY) + 1000) throw flooded(1);
  lastSetAtMs.set(cloud, now);
}

function dropPending(cloud: Cloud, params: Params): void {
  if (!isTrue(params, 'drop_pending_updates')) return;
  for (const id of cloud.mailbox.waiting.keys()) discard(cloud.mailbox, id);
}

export function deleteWebhook(cloud: Cloud, params: Params): Described {
  dropPending(cloud, params);
  if (cloud.webhook.settings === undefined) return described(true, 'Webhook is already deleted');
  useWebhook(cloud, undefined);
  return described(true, 'Webhook was deleted');
}

export function setWebhook(cloud: Cloud, params: Params): Described {
  const url = findText(params, 'url') ?? '';
  if (url === '') return deleteWebhook(cloud, params);
  const settings = readSettings(cloud, params, url);
  refuseHaste(cloud);
  dropPending(cloud, params);
  const current = cloud.webhook.settings;
  if (JSON.stringify(current) === JSON.stringify(settings)) {
    return described(true, 'Webhook is already set');
  }
  allowUpdates(cloud.mailbox, settings.allowed);
  abortPoll(cloud.polling, 'terminated by setWebhook request');
  useWebhook(cloud, settings);
  return described(true, 'Webhook was set');
}

export function getWebhookInfo(cloud: Cloud) {
  const { settings, lastError } = cloud.webhook;
  return {
    url: settings?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: cloud.mailbox.waiting.size,
    ...(settings !== undefined && {
      max_connections: settings.maxConnections,
      ip_address: '127.0.0.1',
    }),
    ...(settings?.allowed !== undefined && { allowed_updates: settings.allowed }),
    ...(lastError !== undefined && {
      last_error_date: lastError.atSeconds,
      last_error_message: lastError.message,
    }),
  };
}
