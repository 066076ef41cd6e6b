import {
  AB_KEYS,
  abKeysOf,
  type AbKey,
  type AbTest,
  type AbVaried,
  type AbVariant,
  type InlineNode,
} from '../../../../../../content-types';
import type { Draft } from '../../model/draft';
import { localesOf, translationIn } from '../../model/translations';
import { countMarked, hasMarks, withoutVariantMarks } from './marks';

/** Hours that a test may take, as the server takes them. */
export const MAX_HOURS = 168;

type OtherKey = AbVariant['key'];

const emptyVariant = (key: OtherKey): AbVariant => ({ key, subjects: {}, senderId: null });

/** A fifth of the audience gets A or B; a day later the better one goes to the rest. */
export const newTest = ({ countsClicks }: Pick<Draft, 'countsClicks'>): AbTest => ({
  varied: 'subject',
  variants: [emptyVariant('b')],
  samplePercent: 20,
  metric: countsClicks ? 'clicks' : 'unsubscribes',
  decideAfterHours: 24,
});

/** The variants that blocks can be told apart by; none unless the content is what differs. */
export const contentKeysOf = ({ abTest }: Pick<Draft, 'abTest'>): AbKey[] =>
  abTest?.varied === 'content' ? abKeysOf(abTest) : [];

export const withTest = <D extends Pick<Draft, 'abTest'>>(
  draft: D,
  change: (test: AbTest) => AbTest
): D => (draft.abTest ? { ...draft, abTest: change(draft.abTest) } : draft);

export const changeVariant = (
  test: AbTest,
  key: AbKey,
  change: Partial<Omit<AbVariant, 'key'>>
): AbTest => ({
  ...test,
  variants: test.variants.map((variant) =>
    variant.key === key ? { ...variant, ...change } : variant
  ),
});

/** The key that one variant more would have; null where there are enough. */
export const nextKey = ({ variants }: AbTest): OtherKey | null => {
  const key = AB_KEYS[variants.length + 1];
  return key === undefined || key === 'a' ? null : key;
};

export const addVariant = (test: AbTest): AbTest => {
  const key = nextKey(test);
  return key ? { ...test, variants: [...test.variants, emptyVariant(key)] } : test;
};

/** Takes a variant out, with the blocks that only it has; those behind it move up. */
export const removeVariant = (draft: Draft, key: AbKey): Draft => {
  if (!draft.abTest) return draft;
  const left = draft.abTest.variants.filter((variant) => variant.key !== key);
  const variants = left.flatMap((variant, index) => {
    const next = AB_KEYS[index + 1];
    return next === undefined || next === 'a' ? [] : [{ ...variant, key: next }];
  });
  return withoutVariantMarks({ ...draft, abTest: { ...draft.abTest, variants } }, key);
};

/** Another kind of difference; what was written for the last kind goes. */
export const withVaried = (test: AbTest, varied: AbVaried): AbTest => ({
  ...test,
  varied,
  variants: test.variants.map(({ key }) => emptyVariant(key)),
});

export interface Envelope {
  subject: InlineNode[];
  preheader: string;
}

/** Subject and preview text of A in a language, with its own language where it is not translated. */
export const envelopeOfA = (draft: Draft, locale: string): Envelope => {
  const translation = translationIn(draft, locale);
  return {
    subject: translation?.subject.length ? translation.subject : draft.subject,
    preheader: translation?.preheader || draft.preheader,
  };
};

/** What is written for a variant in a language; empty is as in A. */
export const writtenIn = ({ subjects }: AbVariant, locale: string): Envelope =>
  subjects[locale] ?? { subject: [], preheader: '' };

/** Writes for a variant in a language; where nothing is left, it is as in A again. */
export const withSubject = (
  test: AbTest,
  key: AbKey,
  locale: string,
  change: Partial<Envelope>
): AbTest => {
  const variant = test.variants.find((other) => other.key === key);
  if (!variant) return test;
  const { [locale]: _old, ...others } = variant.subjects;
  const next = { ...writtenIn(variant, locale), ...change };
  const isEmpty = next.subject.length === 0 && next.preheader === '';
  return changeVariant(test, key, { subjects: isEmpty ? others : { ...others, [locale]: next } });
};

/** Forgets what was written in a language that the message has no more. */
export const withoutSubjects = <D extends Pick<Draft, 'abTest'>>(draft: D, locale: string): D =>
  draft.abTest?.variants.some(({ subjects }) => locale in subjects)
    ? withTest(draft, (test) => ({
        ...test,
        variants: test.variants.map((variant) => ({
          ...variant,
          subjects: Object.fromEntries(
            Object.entries(variant.subjects).filter(([other]) => other !== locale)
          ),
        })),
      }))
    : draft;

const isWritten = ({ subjects, senderId }: AbVariant): boolean =>
  Object.keys(subjects).length > 0 || senderId !== null;

/**
 * What is lost when the test goes, or when something else is to differ: blocks that carry marks, or
 * what was written for variants; null where nothing is.
 */
export const lossOf = ({ abTest, document }: Draft): 'marks' | 'written' | null => {
  if (hasMarks(document)) return 'marks';
  return abTest?.variants.some(isWritten) ? 'written' : null;
};

/** Whether taking out a variant takes something along. */
export const losesWith = ({ abTest, document }: Draft, key: AbKey): boolean =>
  countMarked(document, key) > 0 ||
  (abTest?.variants.some((variant) => variant.key === key && isWritten(variant)) ?? false);

/** Whether a variant says how it differs from A; of subjects, one language is enough to send it. */
export const isComplete = (
  draft: Draft,
  { varied }: Pick<AbTest, 'varied'>,
  variant: AbVariant
): boolean => {
  switch (varied) {
    case 'subject':
      return localesOf(draft).some((locale) => writtenIn(variant, locale).subject.length > 0);
    case 'sender':
      return variant.senderId !== null;
    case 'content':
      return hasMarks(draft.document);
  }
};

/** Whether nothing is missing for the test to tell its variants apart. */
export const isTestComplete = (draft: Draft): boolean => {
  const { abTest } = draft;
  return !abTest || abTest.variants.every((variant) => isComplete(draft, abTest, variant));
};
