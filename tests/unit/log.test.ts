// What reaches the log: a few fields, a fixed message, and never what a person said.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { errorCode } from '../../src/log.ts';

const logFile = fileURLToPath(new URL('../../src/log.ts', import.meta.url));

/** Runs some lines in a process of its own, and hands over what it wrote. */
function run(lines: string) {
  const script = `import { createLog } from ${JSON.stringify(logFile)};\n${lines}`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { stdout, stderr };
}

describe('the log', () => {
  test('writes allowed fields and the message to stderr, and nothing else', () => {
    const { stdout, stderr } = run(`
      const person = { text: 'canary', userId: 'canary', chat: { id: 'canary' }, err: new Error('canary') };
      const log = createLog('info');
      log.info({ role: 'bot', count: 2, ...person }, 'first');
      log.warn({ code: 'E1', name: 'canary', hostname: 'canary' }, 'second');
      log.error({ queue: 'q', attempt: 1, ms: 5, method: 'm', address: 'a', update: 'u' }, 'third');
      const terse = createLog('error');
      terse.info({}, 'below the level');
      terse.warn({}, 'below the level');
      terse.error({}, 'fourth');`);
    expect(stdout).toBe('');
    expect(stderr).not.toContain('canary');
    const time: unknown = expect.any(Number);
    const all = { queue: 'q', attempt: 1, ms: 5, method: 'm', address: 'a', update: 'u' };
    const lines = stderr.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { level: 30, time, role: 'bot', count: 2, msg: 'first' },
      { level: 40, time, code: 'E1', msg: 'second' },
      { level: 50, time, ...all, msg: 'third' },
      { level: 50, time, msg: 'fourth' },
    ]);
  });
});

describe('the code of an error', () => {
  test('is its code or its class, never its message', () => {
    expect(errorCode(Object.assign(new Error('canary'), { code: '40P01' }))).toBe('40P01');
    expect(errorCode(Object.assign(new Error('canary'), { code: 7 }))).toBe('Error');
    expect(errorCode(new TypeError('canary'))).toBe('TypeError');
    expect(errorCode('canary')).toBe('string');
    expect(errorCode(undefined)).toBe('undefined');
  });
});
