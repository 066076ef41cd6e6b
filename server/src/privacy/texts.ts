import { createTranslator } from '../core';
import en from './translations/en';
import fr from './translations/fr';

/** The room's texts for people: pages behind links. */
export const t = createTranslator({ en, fr });
export type PrivacyText = keyof typeof en;
