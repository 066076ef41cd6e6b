import type { CustomField, FieldValue } from '../../../../content-types';
import { formatFieldValue } from '../../audience';
import { t } from '../texts';

/** A value in the reader's words. */
export const formatValue = (field: CustomField, value: FieldValue, locale: string): string =>
  formatFieldValue(field, value, locale, {
    yes: t(locale, 'preferences.yes'),
    no: t(locale, 'preferences.no'),
  });
