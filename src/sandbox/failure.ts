// How the Bot API says no: a status, a description word for word as Telegram has it, parameters.

export interface FailureParameters {
  readonly retry_after?: number;
  readonly migrate_to_chat_id?: number;
}

export class ApiFailure extends Error {
  readonly status: number;
  readonly parameters: FailureParameters;

  constructor(status: number, description: string, parameters: FailureParameters = {}) {
    super(description);
    this.name = 'ApiFailure';
    this.status = status;
    this.parameters = parameters;
  }
}

export function badRequest(reason: string): ApiFailure {
  return new ApiFailure(400, `Bad Request: ${reason}`);
}

export function forbidden(reason: string): ApiFailure {
  return new ApiFailure(403, `Forbidden: ${reason}`);
}

export function conflict(reason: string): ApiFailure {
  return new ApiFailure(409, `Conflict: ${reason}`);
}

export function flooded(retryAfterSeconds: number): ApiFailure {
  const description = `Too Many Requests: retry after ${retryAfterSeconds}`;
  return new ApiFailure(429, description, { retry_after: retryAfterSeconds });
}
