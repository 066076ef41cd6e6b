import type { AbKey } from '../../../../../../content-types';
import type { Draft } from '../../model/draft';
import { localesOf } from '../../model/translations';
import { envelopeOfA, writtenIn } from './test';

/**
 * The draft as one variant has it: its subjects and its sender. Blocks are not told apart here: the
 * engine does that, by the key that goes with the request.
 */
export const asVariant = (draft: Draft, key: AbKey): Draft => {
  const { abTest } = draft;
  const variant = abTest?.variants.find((other) => other.key === key);
  if (!abTest || !variant) return draft;
  if (abTest.varied === 'sender') return { ...draft, senderId: variant.senderId };
  if (abTest.varied === 'content') return draft;
  const envelope = (locale: string) => {
    const asInA = envelopeOfA(draft, locale);
    const own = writtenIn(variant, locale);
    return {
      subject: own.subject.length > 0 ? own.subject : asInA.subject,
      preheader: own.preheader || asInA.preheader,
    };
  };
  return {
    ...draft,
    ...envelope(draft.locale),
    translations: Object.fromEntries(
      localesOf(draft)
        .slice(1)
        .map((locale) => [locale, { ...draft.translations[locale], ...envelope(locale) }])
    ),
  };
};
