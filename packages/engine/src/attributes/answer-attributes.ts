import { own } from '../condition/own-path.ts';
import type { Attribute } from './attribute.ts';

const origin = 'answer events';

/** What the customer told us when asked. */
export const answerAttributes: readonly Attribute[] = [
  {
    name: 'answers',
    group: 'answers',
    type: 'map',
    unit: null,
    label: { vi: 'Câu trả lời', en: 'answer to a question' },
    origin: 'answer events, by question',
    example: 'nam',
    read: ({ profile }) => profile.answers,
    readKey:
      (key) =>
      ({ profile }) =>
        own(own(profile.answers, key), 'value'),
  },
  {
    name: 'answeredAt',
    group: 'answers',
    type: 'map',
    unit: 'ms',
    label: { vi: 'Trả lời lúc', en: 'time of an answer' },
    origin: 'answer events, by question',
    example: 1748840400000,
    read: ({ profile }) => profile.answers,
    readKey:
      (key) =>
      ({ profile }) =>
        own(own(profile.answers, key), 'atMs'),
  },
  {
    name: 'questions.answered',
    group: 'answers',
    type: 'list',
    unit: null,
    label: { vi: 'Câu hỏi đã trả lời', en: 'questions answered' },
    origin,
    example: ['gioi-tinh'],
    read: ({ profile }) => Object.keys(profile.answers),
  },
];
