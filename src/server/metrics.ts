// Numbers about the process for Prometheus. Counts only: no label says anything about a person.
import { Counter, collectDefaultMetrics, Registry } from 'prom-client';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const updates = new Counter({
  name: 'baqylau_updates_total',
  help: 'Updates that came by webhook, by what became of them.',
  labelNames: ['outcome'] as const,
  registers: [registry],
});

export function countUpdate(outcome: 'handled' | 'put_off' | 'unauthorised'): void {
  updates.inc({ outcome });
}

export const metricsType = registry.contentType;

export function metricsText(): Promise<string> {
  return registry.metrics();
}
