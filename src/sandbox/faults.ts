// Mishaps on demand: what a test asks to go wrong.
import { ApiFailure } from './failure.ts';

interface Failure {
  readonly status: number;
  readonly description?: string;
  readonly retryAfter?: number;
}

export interface Faults {
  /** The next calls of the method ('*': of any but getUpdates) fail and do nothing. */
  failNext(method: string, failure: Failure, times?: number): void;
  /** The next calls do their work, but the connection breaks before the answer. */
  dropAnswerOf(method: string, times?: number): void;
  /** Every call of the method takes that much longer, until `clear`. */
  delay(method: string, milliseconds: number): void;
  /** Every nth update is delivered twice; 0 ends it. */
  repeatUpdates(everyNth: number): void;
  /** Every tap arrives a second time, under another update id. */
  cloneTaps(isOn: boolean): void;
  clear(): void;
}

export interface FaultState {
  readonly failures: { readonly method: string; readonly failure: Failure; left: number }[];
  readonly drops: Map<string, number>;
  readonly delays: Map<string, number>;
  everyNth: number;
  updatesSeen: number;
  clonesTaps: boolean;
}

export function openFaults(): FaultState {
  return {
    failures: [],
    drops: new Map(),
    delays: new Map(),
    everyNth: 0,
    updatesSeen: 0,
    clonesTaps: false,
  };
}

export function faultsOf(state: FaultState): Faults {
  return {
    failNext: (method, failure, times = 1) => {
      state.failures.push({ method: method.toLowerCase(), failure, left: times });
    },
    dropAnswerOf: (method, times = 1) => {
      state.drops.set(method.toLowerCase(), times);
    },
    delay: (method, milliseconds) => {
      state.delays.set(method.toLowerCase(), milliseconds);
    },
    repeatUpdates: (everyNth) => {
      state.everyNth = everyNth;
    },
    cloneTaps: (isOn) => {
      state.clonesTaps = isOn;
    },
    clear: () => Object.assign(state, openFaults()),
  };
}

const standard: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  404: 'Not Found',
  409: 'Conflict',
  500: 'Internal Server Error: restart',
  502: 'Bad Gateway',
};

/** The failure that is planned for this call, if any. */
export function takeFailure(state: FaultState, method: string): ApiFailure | undefined {
  const planned = state.failures.find(
    ({ method: name }) => name === method || (name === '*' && method !== 'getupdates'),
  );
  if (planned === undefined) return undefined;
  planned.left -= 1;
  if (planned.left <= 0) state.failures.splice(state.failures.indexOf(planned), 1);
  const { status, description, retryAfter } = planned.failure;
  const flood = `Too Many Requests: retry after ${retryAfter ?? 1}`;
  const words =
    description ?? (status === 429 ? flood : (standard[status] ?? 'Internal Server Error'));
  const pause = retryAfter ?? (status === 429 ? 1 : undefined);
  return new ApiFailure(status, words, pause === undefined ? {} : { retry_after: pause });
}

export function takesAnswerAway(state: FaultState, method: string): boolean {
  const left = state.drops.get(method) ?? 0;
  if (left <= 1) state.drops.delete(method);
  else state.drops.set(method, left - 1);
  return left > 0;
}

/** How often the next update is to be repeated. */
export function repeatsOfNext(state: FaultState): number {
  state.updatesSeen += 1;
  return state.everyNth > 0 && state.updatesSeen % state.everyNth === 0 ? 1 : 0;
}
