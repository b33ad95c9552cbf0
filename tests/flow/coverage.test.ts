// `/coverage`: everybody reads in which months places are monitored, coordinators change them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCoverage } from '../../src/db/coverage.ts';
import { languages, t } from '../../src/locales/translate.ts';
import { sandboxPeople } from '../../src/sandbox/people.ts';
import { actsOf, expectWholeAudit, isKnown, setRole } from '../support/moderation.ts';
import { newModerator, newPerson, type Person, personAt } from '../support/person.ts';
import { newUpdateId } from '../support/updates.ts';
import { createWorld, type World } from '../support/world.ts';

// Speaks English, as the group does.
const ADMIN = sandboxPeople.subscriber.id;
const OTHER_ADMIN = sandboxPeople.reporter.id;

let world: World;
let admin: Person;
beforeEach(async () => {
  world = await createWorld({ coordinators: [ADMIN, OTHER_ADMIN] });
  admin = personAt(world, { id: ADMIN, language: 'en' });
});
afterEach(async () => {
  await expectWholeAudit(world);
  await world.close();
});

const stored = async () => Object.fromEntries(await readCoverage(world.app.db.orm));

describe('a coordinator', () => {
  it('adds and removes months, each in one sentence and one row of the audit', async () => {
    await admin.says('/coverage Almaty, Astana 2011-06..2012-04');
    expect(admin.last().text).toBe(
      'Recorded as monitored: Almaty, Astana (June 2011 – April 2012).',
    );
    await admin.says('/coverage almaty 2026-11..');
    expect(admin.last().text).toBe('Recorded as monitored: Almaty (November 2026 onwards).');
    await admin.says('/coverage remove almaty 2012-04');
    expect(admin.last().text).toBe('No longer recorded as monitored: Almaty (April 2012).');
    expect(await stored()).toEqual({
      almaty: [{ from: '2011-06', to: '2012-03' }, { from: '2026-11' }],
      astana: [{ from: '2011-06', to: '2012-04' }],
    });
    expect(await actsOf(world)).toEqual(['coverage', 'coverage', 'coverage']);
    const rows = await world.app.db
      .sql`select actor, detail::jsonb as detail from audit order by seq`;
    expect(rows[2]).toEqual({
      actor: admin.key,
      detail: { does: 'remove', places: 'almaty', from: '2012-04', to: '2012-04' },
    });
  });

  it('is shown the places by region, and how to change them', async () => {
    await admin.says('/coverage');
    expect(admin.last().text).toContain(admin.reads('coverage.none'));
    await admin.says('/coverage Mangystau region, Almaty 2011-06..2012-04');
    await admin.says('/coverage Taraz, Almaty 2026..');
    await admin.says('/coverage');
    expect(admin.last().text.split('\n').filter(Boolean)).toEqual([
      'Where we monitor',
      'Almaty city: 06.2011–04.2012, 01.2026–…',
      'Mangystau region: 06.2011–04.2012',
      'Zhambyl region: Taraz 01.2026–…',
      admin.reads('coverage.about'),
      ...admin.reads('coverage.how').split('\n'),
    ]);
  });

  it('by their role changes it in the group, in the language of the group', async () => {
    await world.app.db.sql`update desk set language = 'kk'`;
    const moderator = newModerator(world, 'ru');
    await isKnown(moderator);
    await moderator.says('/coverage Ақтау 2026-11..');
    expect(moderator.last().text).toBe(t('kk', 'refusal.not_a_coordinator'));
    await setRole(world, moderator, 'coordinator');
    await moderator.says('/coverage Ақтау 2026-11..');
    expect(moderator.last().text).toBe(
      'Бақылау жүретіні белгіленді: Ақтау (2026 ж. қараша және одан кейін).',
    );
    const inPrivate = personAt(world, { id: moderator.id, language: 'ru' });
    await inPrivate.says('/coverage убрать Актау 2027-01..');
    expect(inPrivate.last().text).toBe(
      'Отметка о наблюдении снята: Актау (январь 2027 г. и далее).',
    );
    expect(await stored()).toEqual({ aktau: [{ from: '2026-11', to: '2026-12' }] });
  });

  it.each([
    ['almaty', 'coverage_words', {}],
    ['Atlantis 2026..', 'coverage_place', { words: 'Atlantis' }],
    ['<b>x</b>, Almaty 2026..', 'coverage_place', { words: '<b>x</b>' }],
    ['almaty 2062-01..', 'coverage_months', { first: '1991-01', last: '2027-11' }],
    ['remove almaty 2012-05..', 'coverage_idle_remove', {}],
  ] as const)(
    'is told what is wrong with “%s”, and nothing changes',
    async (words, code, params) => {
      await admin.says(`/coverage ${words}`);
      expect(admin.last().text).toBe(admin.reads(`refusal.${code}`, params));
      expect(await stored()).toEqual({});
      expect(await actsOf(world)).toEqual([]);
    },
  );

  it('who writes it twice changes it once', async () => {
    await admin.says('/coverage almaty 2026..');
    await admin.says('/coverage almaty 2026-03..');
    expect(admin.last().text).toBe(admin.reads('refusal.coverage_idle_add'));
    expect(await actsOf(world)).toEqual(['coverage']);
  });
});

describe('everybody else', () => {
  it.each(languages)(
    'reads in %s where and when we monitor, and not how to change it',
    async (language) => {
      await admin.says('/coverage almaty 2026-11..');
      const stranger = newPerson(world, language);
      await stranger.says('/coverage');
      const { text } = stranger.last();
      expect(text).toContain(stranger.reads('coverage.title'));
      expect(text).toContain('11.2026–…');
      expect(text).not.toContain('/coverage');
    },
  );

  it('changes nothing, in private or in a group of their own', async () => {
    const stranger = newPerson(world, 'ru');
    await stranger.says('/coverage almaty 2026-11..');
    expect(stranger.last().text).toBe(stranger.reads('refusal.not_a_coordinator'));
    const group = -1_001_777;
    world.sandbox.addGroup({ id: group, title: 'Ours', members: [stranger.id] });
    const inGroup = personAt(world, { id: stranger.id, language: 'ru', chatId: group });
    await inGroup.says('/coverage almaty 2026-11..');
    expect(inGroup.last().text).toBe(stranger.reads('refusal.not_a_coordinator'));
    expect(await stored()).toEqual({});
  });
});

it.each(['together', 'apart'])('of many changes at once, %s, none is lost', async (how) => {
  const { app } = world;
  const shared = app.openIntake('');
  const changes = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));
  await Promise.all(
    changes.map((month, at) => {
      const id = at % 2 === 0 ? ADMIN : OTHER_ADMIN;
      const incoming = {
        updateId: newUpdateId(),
        person: app.vault.personKey(id),
        chatKey: app.vault.chatKey(id),
        chatKind: 'private',
        language: 'en',
        event: { kind: 'command', name: 'coverage', args: `almaty, aktau 2012-${month}` },
      } as const;
      const intake = how === 'together' ? shared : app.openIntake('');
      return intake.receive({ incoming, chatId: id });
    }),
  );
  await world.settled();
  const whole = [{ from: '2012-01', to: '2012-12' }];
  expect(await stored()).toEqual({ aktau: whole, almaty: whole });
  expect(await actsOf(world)).toEqual(changes.map(() => 'coverage'));
});
