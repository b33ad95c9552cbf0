// The HTTP endpoint: the webhook of Telegram, health and metrics. It owns the answer to Telegram:
// 200 only after the commit.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Update } from '@grammyjs/types';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Outage } from '../actions/intake.ts';
import { errorCode, type Log } from '../log.ts';
import { countUpdate, metricsText, metricsType } from './metrics.ts';

const MAX_BODY_BYTES = 1_000_000;
const REQUEST_TIMEOUT_MS = 10_000;
const COME_AGAIN_SECONDS = 2;

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  readonly log: Log;
  readonly webhook?: {
    readonly path: string;
    readonly secret: string;
    readonly handle: (update: Update) => Promise<void>;
  };
  /** True when the database answers. */
  readonly isHealthy: () => Promise<boolean>;
}

export interface HttpServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

// Unknown fields are Telegram's news and pass; the rest of the shape is the router's matter.
const updateShape = z.looseObject({ update_id: z.int() });

export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const server = fastify({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true,
    logger: false,
  });
  server.setErrorHandler((error, _request, reply) => refuseRequest(error, reply, options.log));
  server.get('/health', async (_request, reply) => {
    const isHealthy = await options.isHealthy().catch(() => false);
    return reply.code(isHealthy ? 200 : 503).send({ ok: isHealthy });
  });
  server.get('/metrics', async (_request, reply) =>
    reply.type(metricsType).send(await metricsText()),
  );
  if (options.webhook) addWebhook(server, options.webhook);
  await server.listen({ host: options.host, port: options.port });
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return { port, close: () => server.close() };
}

function addWebhook(
  server: FastifyInstance,
  { path, secret, handle }: NonNullable<HttpOptions['webhook']>,
) {
  const wanted = digest(secret);
  server.route({
    method: 'POST',
    url: path,
    // Before the body is read: who does not know the secret is not listened to.
    onRequest: async (request, reply) => {
      const given = request.headers['x-telegram-bot-api-secret-token'];
      if (!timingSafeEqual(digest(typeof given === 'string' ? given : ''), wanted)) {
        countUpdate('unauthorised');
        return reply.code(401).send();
      }
    },
    handler: async (request, reply) => {
      const parsed = updateShape.safeParse(request.body);
      if (!parsed.success) return reply.code(400).send();
      try {
        await handle(request.body as Update);
      } catch (error) {
        if (!(error instanceof Outage)) throw error;
        countUpdate('put_off');
        return reply.code(503).header('retry-after', COME_AGAIN_SECONDS).send();
      }
      countUpdate('handled');
      return reply.code(200).send();
    },
  });
}

/** Digests are compared in constant time, whatever the lengths of what they are made of. */
const digest = (text: string) => createHash('sha256').update(text).digest();

function refuseRequest(error: unknown, reply: FastifyReply, log: Log) {
  const { statusCode } = error as { statusCode?: number };
  // Fastify's own refusals: 400 broken JSON, 408 too slow, 413 too large, 415 not JSON.
  if (statusCode !== undefined && statusCode < 500) return reply.code(statusCode).send();
  log.error({ code: errorCode(error) }, 'a request failed');
  return reply.code(500).send();
}
