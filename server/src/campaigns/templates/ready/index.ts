import type { MessageBlock } from '../../../../../content-types';
import { toSystemLocale } from '../../../core';
import { READY_TEMPLATES, type ReadyTemplate, type ReadyTemplateKey } from '../contract';
import { createParts, type Parts } from './parts';
import { t, type ReadyText } from './texts';

interface Ground {
  parts: Parts;
  say: (key: ReadyText) => string;
  /** Content type that queries look in; empty while none is set up. */
  uid: string;
}

const BLOCKS: Record<ReadyTemplateKey, (ground: Ground) => MessageBlock[]> = {
  letter: ({ parts, say }) => [
    parts.text(
      parts.paragraph(
        ...parts.words(say('letter.greeting')),
        parts.firstName(say('letter.reader')),
        ...parts.words(',')
      ),
      parts.paragraph(...parts.words(say('letter.body'))),
      parts.paragraph(...parts.words(say('letter.close'))),
      parts.paragraph(...parts.words(say('letter.signature')))
    ),
    parts.footer(),
  ],
  digest: ({ parts, say, uid }) => [
    parts.heading(1, say('digest.title')),
    parts.text(parts.paragraph(...parts.words(say('digest.intro')))),
    parts.latest(uid, 5, say('digest.read')),
    parts.footer(),
  ],
  announcement: ({ parts, say }) => [
    parts.image(),
    parts.heading(1, say('announcement.title'), 'center'),
    parts.text(parts.paragraph(...parts.words(say('announcement.body')))),
    parts.button(say('announcement.button'), 'center'),
    parts.footer(),
  ],
  event: ({ parts, say }) => [
    parts.heading(1, say('event.title')),
    parts.columns(
      [
        parts.heading(3, say('event.when')),
        parts.text(parts.paragraph(...parts.words(say('event.when.text')))),
      ],
      [
        parts.heading(3, say('event.where')),
        parts.text(parts.paragraph(...parts.words(say('event.where.text')))),
      ]
    ),
    parts.text(parts.paragraph(...parts.words(say('event.body')))),
    parts.button(say('event.button')),
    parts.footer(),
  ],
  news: ({ parts, say }) => [
    parts.heading(1, say('news.title')),
    parts.columns(
      ...(['news.first', 'news.second'] as const).map((title) => [
        parts.image(),
        parts.heading(2, say(title)),
        parts.text(parts.paragraph(...parts.words(say('news.body')))),
        parts.button(say('news.button')),
      ])
    ),
    parts.divider(),
    parts.quote(say('news.quote'), say('news.author')),
    parts.footer(),
  ],
  note: ({ parts, say }) => [
    parts.text(
      parts.paragraph(
        ...parts.words(say('note.greeting')),
        parts.firstName(say('note.reader')),
        ...parts.words(',')
      ),
      parts.paragraph(...parts.words(say('note.body')))
    ),
    parts.footer(),
  ],
};

/**
 * Templates that everybody has, in the nearest language that they speak.
 * @param uid content type that queries look in
 */
export const readyTemplates = (wanted: string, uid: string): ReadyTemplate[] => {
  const locale = toSystemLocale(wanted);
  const say = (key: ReadyText) => t(locale, key);
  return READY_TEMPLATES.map((key) => ({
    key,
    name: say(`${key}.name`),
    description: say(`${key}.description`),
    locale,
    subject: [{ type: 'text', text: say(`${key}.subject`) }],
    preheader: say(`${key}.preheader`),
    document: { version: 1, blocks: BLOCKS[key]({ parts: createParts(), say, uid }) },
  }));
};
