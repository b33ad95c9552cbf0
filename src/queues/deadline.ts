// A promise that may not be waited for any longer. The work itself goes on; nobody listens to it.

class DeadlineError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`${code}: no answer in time`);
    this.name = 'DeadlineError';
    this.code = code;
  }
}

export async function within<T>(ms: number, code: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(`${code}_late`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
