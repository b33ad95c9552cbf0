// A report as one message: what is understood, what is not, and what is no such message at all.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { card } from '../../../src/card/card.ts';
import { readTemplate, templateText } from '../../../src/engine/template.ts';
import { languages } from '../../../src/locales/translate.ts';
import { anyText } from '../../support/any-text.ts';

const context = { now: new Date('2026-11-22T10:00:00Z'), zone: 'Asia/Almaty', answers: {} };
const read = (text: string) => readTemplate(card, text, context);

const one = (value: string) => ({ kind: 'choice', value });
const some = (...values: readonly string[]) => ({ kind: 'choices', values });
const place = (id: string) => ({ kind: 'place', place: id });
const people = (low: number, high: number) => ({ kind: 'size', low, high });

describe('a filled template', () => {
  test('in English is understood', () => {
    const text = `When: 25.10.2026
      Where: Almaty
      What: picket
      About: wages
      How many: about 50
      Permission: not allowed
      Police: watched, filmed
      Source: I was there`;
    expect(read(text)).toEqual({
      answers: {
        event_when: { kind: 'date', date: '2026-10-25' },
        place: place('almaty'),
        form: one('picket'),
        topic: one('labour'),
        participants: people(50, 50),
        permit_status: one('denied'),
        authority_response: some('watched', 'filmed'),
        observer_basis: one('on_site_earlier'),
      },
      notUnderstood: [],
    });
  });

  test('in Russian, with dashes and capitals as they come, is understood', () => {
    const text = `когда - 25 октября
      ГДЕ — г.Алматы
      что – Одиночный пикет
      О чем: против войны
      сколько: 1
      Согласование: не уведомляли
      полиция: предупредили и задержали
      Источник: из инстаграма`;
    expect(read(text)).toEqual({
      answers: {
        event_when: { kind: 'date', date: '2026-10-25' },
        place: place('almaty'),
        form: one('picket_single'),
        topic: one('international'),
        participants: people(1, 1),
        permit_status: one('not_applied'),
        authority_response: some('warned', 'detained'),
        observer_basis: one('media_social'),
      },
      notUnderstood: [],
    });
  });

  test('in Kazakh is understood', () => {
    const text = `Қашан: 25 қазан
      Қайда: Шымкентте
      Не болды: митинг
      Не туралы: жалақы
      Қанша адам: елуге жуық
      Рұқсат: рұқсат берілмеді
      Полиция: ұстады, ескертті
      Дереккөзі: сонда болдым`;
    expect(read(text)).toEqual({
      answers: {
        event_when: { kind: 'date', date: '2026-10-25' },
        place: place('shymkent'),
        form: one('rally'),
        topic: one('labour'),
        participants: people(50, 50),
        permit_status: one('denied'),
        authority_response: some('warned', 'detained'),
        observer_basis: one('on_site_earlier'),
      },
      notUnderstood: [],
    });
  });

  test('may mix languages, and stand on one line', () => {
    expect(read('Where: Алматы; Что: шеру; Қанша адам: 30-40')).toEqual({
      answers: { place: place('almaty'), form: one('march'), participants: people(30, 40) },
      notUnderstood: [],
    });
  });

  test('may have an answer on the line below its name', () => {
    expect(read('Где:\nАстана\nЧто:\nголодовка')).toEqual({
      answers: { place: place('astana'), form: one('hunger_strike') },
      notUnderstood: [],
    });
  });

  test('may tell the time behind the day', () => {
    expect(read('Когда: 25.10 в 15:30\nГде: Алматы')?.answers).toEqual({
      place: place('almaty'),
      event_when: { kind: 'date', date: '2026-10-25' },
      start_time: { kind: 'time', time: '15:30' },
    });
  });

  test('that was left empty is understood as nothing', () => {
    for (const language of languages) {
      expect(read(templateText(language))).toEqual({ answers: {}, notUnderstood: [] });
    }
  });

  test('keeps the first of two answers to one question', () => {
    expect(read('Где: Алматы\nГде: Астана')).toEqual({
      answers: { place: place('almaty') },
      notUnderstood: ['Где: Астана'],
    });
  });
});

describe('of a filled template', () => {
  test.each([
    ['Разрешение: нет', 'permit_status'],
    ['Permission: no', 'permit_status'],
    ['Разрешение: запросили', 'permit_status'],
    ['Согласование: официально', 'permit_status'],
    ['Что: пикет и митинг', 'form'],
    ['Что: акция', 'form'],
    ['Тема: в поддержку Навального', 'topic'],
    ['Тема: суд', 'topic'],
    ['Полиция: никого не задерживали', 'authority_response'],
    ['Полиция: задержаний не было', 'authority_response'],
    ['Police: nobody was detained', 'authority_response'],
    ['Police: watched, something else', 'authority_response'],
    ['Police: were not there, detained people', 'authority_response'],
    ['Когда: в прошлую пятницу', 'event_when'],
    ['Когда: завтра', 'event_when'],
    ['Где: Ташкент', 'place'],
    ['Где: Абай', 'place'],
    ['Сколько: много', 'participants'],
    ['Источник: на месте', 'observer_basis'],
  ])('%j is not guessed', (line, question) => {
    const reading = read(`${line}\nНеважно: что\nДень: 25.10\nКоличество: 7`);
    if (question !== 'event_when' && question !== 'participants') {
      expect(reading?.answers).not.toHaveProperty(question);
    }
    expect(reading?.notUnderstood).toContain(line);
  });

  test.each([
    ['Полиция: не было', some('not_present')],
    ['Полиция: нет', some('not_present')],
    ['Police: none', some('not_present')],
    ['Police: no police', some('not_present')],
    ['Полиция: жоқ', some('not_present')],
    ['Полиция: не знаю', some('unknown')],
    ['Полиция: стояли и наблюдали', some('watched')],
    ['Полиция: Перекрыли место или проход, разогнали', some('blocked', 'dispersed')],
  ])('%j is understood', (line, answer) => {
    expect(read(`${line}\nСколько: 50`)?.answers.authority_response).toEqual(answer);
  });

  test('lines without a name are named as not understood', () => {
    expect(read('Где: Алматы\nЧто: митинг\nБыло холодно')?.notUnderstood).toEqual(['Было холодно']);
  });
});

describe('what is no template', () => {
  test.each([
    [''],
    ['Алматы'],
    ['Где: Алматы'],
    ['https://t.me/a\nhttps://t.me/b'],
    ['Привет: как дела\nПока: хорошо'],
    ['Где: Алматы\n'.repeat(500)],
  ])('is left to the question on the screen: %j', (text) => {
    expect(read(text)).toBeUndefined();
  });

  test('or is, never throws', () => {
    const lines = fc.array(
      fc.tuple(fc.constantFrom('Когда', 'Где', 'What', 'Полиция', 'Қанша адам', ''), anyText(40)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(lines, (all) => {
        const reading = read(all.map(([label, value]) => `${label}: ${value}`).join('\n'));
        return reading === undefined || Array.isArray(reading.notUnderstood);
      }),
      { numRuns: 100 },
    );
  });
});
