// The thanks after Send.
import { expect, test } from 'vitest';
import { languages, t } from '../../../src/locales/translate.ts';
import { thanksScreen } from '../../../src/screens/reporter/report-status.ts';
import { buttonsOf } from './drafts.ts';

test.each(languages)(
  'the thanks in %s name the button that empties the chat, and what stays beyond us',
  (language) => {
    const screen = thanksScreen(language, 'ABC234');
    const label = t(language, 'button.clean');
    const [clean] = buttonsOf(screen).slice(-1);
    expect(clean).toEqual({ text: `🧹 ${label}`, press: { do: 'clean' } });
    const text = screen.paragraphs.map((one) => one.text).join('\n');
    expect(text).toContain(label);
    expect(text).toContain('Telegram');
    // Nobody is told to delete by hand what the button deletes.
    expect(text).not.toMatch(/delete this chat|чат теперь можно удалить|чатты өшіруге болады/i);
  },
);
