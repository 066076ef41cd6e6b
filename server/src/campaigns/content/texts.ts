import { createTranslator } from '../../core';

const en = { read: 'Read on', untitled: 'New newsletter' };
const fr: Record<keyof typeof en, string> = {
  read: 'Lire la suite',
  untitled: 'Nouvelle lettre',
};

/** What a newsletter that is made of entries says by itself. */
export const translate = createTranslator({ en, fr });
