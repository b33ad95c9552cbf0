// What a tap on the bubble means to the engine.
import type { Input } from '../../engine/interview.ts';
import type { Press } from '../../presses.ts';

/** `undefined` for a press that has nothing to do with a draft. */
export function inputOf(press: Press): Input | 'cancel' | undefined {
  switch (press.do) {
    case 'choose':
      return { kind: 'choose', question: press.question, choice: press.choice };
    case 'tick': {
      const { question, choice, on } = press;
      return { kind: 'tick', question, choice, on: on === 1 };
    }
    case 'open':
      return { kind: 'open', page: press.page };
    case 'section':
      return { kind: 'section', section: press.section };
    case 'edit':
      return { kind: 'edit', question: press.question };
    case 'pick':
      return { kind: 'pick', index: press.index };
    case 'done':
    case 'back':
    case 'skip':
    case 'send':
    case 'unknown':
    case 'insist':
      return { kind: press.do };
    case 'cancel':
      return 'cancel';
    default:
      return undefined;
  }
}
