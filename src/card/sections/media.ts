// What can be shown or told beside the answers. Photos and notes are for moderators only.
import type { Question, Section } from '../types.ts';

const optional = { section: 'media', required: false, skippable: true } as const;

const questions: readonly Question[] = [
  { ...optional, key: 'photo', type: 'photo', maxItems: 10 },
  { ...optional, key: 'link', type: 'url' },
  { ...optional, key: 'note', type: 'text', maxLength: 600 },
];

export const media: Section = { key: 'media', questions };
