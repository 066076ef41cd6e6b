import type { ConsentEvent, LegalBasis } from '../../../../../content-types';
import { isActiveConsent } from '../../../consent';
import { createTranslator, type SystemLocale } from '../../../core';
import en from '../../translations/evidence-en';
import fr from '../../translations/evidence-fr';

type Key = keyof typeof en;

const translate = createTranslator({ en, fr });

const isKey = (key: string): key is Key => key in en;

/** A reader's language: its texts, names of codes, and how it writes dates. */
export const wordsIn = (locale: SystemLocale) => {
  const moment = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'UTC',
  });
  const short = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const day = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  const language = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
  const t = (key: Key, values?: Record<string, string | number>) => translate(locale, key, values);
  /** The name of a code, such as `reason.withdrawn`; a code that has none stands for itself. */
  const name = (group: string, code: string): string => {
    const key = `${group}.${code}`;
    return isKey(key) ? t(key) : code;
  };
  return {
    locale,
    t,
    name,
    /** What happened; who merely did not object asked for nothing. */
    event: (event: ConsentEvent, basis: LegalBasis | null, ofPartner = false): string => {
      if (ofPartner && isKey(`event.${event}.partner`)) return name('event', `${event}.partner`);
      return event === 'requested' && basis !== null && !isActiveConsent(basis)
        ? t('event.requested.silent')
        : name('event', event);
    },
    number: (value: number): string => new Intl.NumberFormat(locale).format(value),
    /** A moment, or an ISO 8601 text of one, to the second. */
    at: (value: number | string): string => `${moment.format(new Date(value))} UTC`,
    /** A moment to the minute, for tables whose heading says UTC. */
    short: (value: number | string): string => short.format(new Date(value)),
    day: (value: number | string): string => day.format(new Date(value)),
    /** The name of a language by its BCP 47 tag; what is no tag stands for itself. */
    language(tag: string): string {
      try {
        return language.of(tag) ?? tag;
      } catch {
        return tag;
      }
    },
  };
};
export type Words = ReturnType<typeof wordsIn>;
