import { createTranslator } from '../../core';

const en = {
  'archive.title': 'Past issues',
  'archive.of': 'Past issues of {name}',
  'archive.empty': 'No issue has been published yet.',
  'archive.beyond': 'There are no older issues.',
  'archive.newer': 'Newer issues',
  'archive.older': 'Older issues',
  'archive.feed': 'Follow by RSS',
  'archive.all': 'All issues',
  'archive.note': 'This is the public copy of an issue of {name}.',
  'archive.languages': 'Also in: {languages}',
  'view.title': 'This message',
};
const fr: Record<keyof typeof en, string> = {
  'archive.title': 'Anciens numéros',
  'archive.of': 'Anciens numéros de {name}',
  'archive.empty': 'Aucun numéro n’est encore publié.',
  'archive.beyond': 'Il n’y a pas de numéro plus ancien.',
  'archive.newer': 'Numéros plus récents',
  'archive.older': 'Numéros plus anciens',
  'archive.feed': 'Suivre par RSS',
  'archive.all': 'Tous les numéros',
  'archive.note': 'Voici la copie publique d’un numéro de {name}.',
  'archive.languages': 'Aussi en : {languages}',
  'view.title': 'Ce message',
};

/** What pages and feed of the archive say. */
export const t = createTranslator({ en, fr });
