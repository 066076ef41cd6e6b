import { createTranslator } from '../../core';
import en from './translations/en';
import fr from './translations/fr';

export const q = createTranslator({ en, fr });
