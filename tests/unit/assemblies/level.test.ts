// How well an assembly is known, by its sources and by the word of a moderator.
import { describe, expect, test } from 'vitest';
import { type Level, levelBy, levelsAllowed } from '../../../src/assemblies/level.ts';
import type { Answers } from '../../../src/card/types.ts';
import { choice } from './cited.ts';

const saw: Answers = { observer_basis: choice('on_site_now') };
const heard: Answers = { observer_basis: choice('media_social') };

describe('the level', () => {
  test.each<[string, Answers[], Level | undefined, Level]>([
    ['no source', [], undefined, 'v0'],
    ['one eyewitness', [saw], undefined, 'v1'],
    ['two who only heard', [heard, heard], undefined, 'v2'],
    ['one eyewitness, said v3', [saw], 'v3', 'v3'],
    ['one eyewitness, said v2', [saw], 'v2', 'v1'],
    ['one who heard, said v4', [heard], 'v4', 'v1'],
    ['one who heard, said v0', [heard], 'v0', 'v0'],
    ['two, said v1', [saw, heard], 'v1', 'v1'],
    ['two, said v4', [saw, heard], 'v4', 'v4'],
  ])('by %s', (_, voices, said, level) => {
    expect(levelBy({ voices }, said)).toBe(level);
  });

  test('that a moderator says is never above what the sources allow', () => {
    expect(levelsAllowed({ voices: [heard] })).toEqual(['v0', 'v1']);
    expect(levelsAllowed({ voices: [saw] })).toEqual(['v0', 'v1', 'v3', 'v4']);
    expect(levelsAllowed({ voices: [heard, heard] })).toHaveLength(5);
  });
});
