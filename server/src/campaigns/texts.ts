import { createTranslator } from '../core';

const en = {
  'test.subject': '[Test] ',
  'test.firstName': 'Alex',
  'test.lastName': 'Martin',
  'copy.name': '{name} (copy)',
};
const fr: Record<keyof typeof en, string> = {
  'test.subject': '[Test] ',
  'test.firstName': 'Camille',
  'test.lastName': 'Martin',
  'copy.name': '{name} (copie)',
};

/** The few words that this room writes itself. */
export const translate = createTranslator({ en, fr });
