import { createTranslator } from '../../core';
import en from './en.json';
import fr from './fr.json';

/** What mails say by themselves, in the reader's language. */
export const translate = createTranslator({ en, fr });
export type MailText = keyof typeof en;
