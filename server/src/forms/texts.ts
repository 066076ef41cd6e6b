import { createTranslator } from '../core';
import en from './translations/en';
import fr from './translations/fr';

export type TextKey = keyof typeof en;
export const t = createTranslator({ en, fr });
