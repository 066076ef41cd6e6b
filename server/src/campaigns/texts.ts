import { createTranslator } from '../core';

const en = {
  'test.subject': '[Test] ',
  'test.firstName': 'Alex',
  'test.lastName': 'Martin',
  'copy.name': '{name} (copy)',
  'resend.name': '{name} – again',
  'approval.subject': 'Please look at “{campaign}”',
  'approval.body':
    '{asker} asks you to approve the campaign “{campaign}” before it goes out.\n\nLook at it here, and approve it under its checks:\n{url}\n\nYou get this mail because your role in Strapi lets you approve campaigns.\n',
  'issue.name': '{name}, {date}',
};
const fr: Record<keyof typeof en, string> = {
  'test.subject': '[Test] ',
  'test.firstName': 'Camille',
  'test.lastName': 'Martin',
  'copy.name': '{name} (copie)',
  'resend.name': '{name} – nouvel envoi',
  'approval.subject': 'Merci de relire « {campaign} »',
  'approval.body':
    '{asker} vous demande d’approuver la campagne « {campaign} » avant son envoi.\n\nRelisez-la ici, puis approuvez-la dans ses contrôles :\n{url}\n\nVous recevez ce message parce que votre rôle dans Strapi vous permet d’approuver les campagnes.\n',
  'issue.name': '{name}, {date}',
};

/** The few words that this room writes itself. */
export const translate = createTranslator({ en, fr });
