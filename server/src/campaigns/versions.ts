import {
  abKeysOf,
  documentOfVariant,
  localiseDocument,
  type AbKey,
  type AbTest,
  type Campaign,
  type InlineNode,
  type MessageDocument,
} from '../../../content-types';

/** A campaign's message in one language, whole: what is not translated is in its own. */
export interface MessageVersion {
  locale: string;
  /** Of an A/B test; `a` where there is none. */
  variant: AbKey;
  subject: InlineNode[];
  preheader: string;
  document: MessageDocument;
}

export type Versioned = Pick<
  Campaign,
  'locale' | 'subject' | 'preheader' | 'document' | 'translations'
> & { abTest?: AbTest | null };

/** Which blocks a variant shows: unless content is tested, every variant shows those of A. */
const shownBy = ({ abTest }: Versioned, key: AbKey): AbKey =>
  abTest?.varied === 'content' ? key : 'a';

/** What a variant of a test of subjects says in a language; null for what A says. */
const subjectOf = ({ abTest }: Versioned, key: AbKey, locale: string) => {
  if (abTest?.varied !== 'subject') return null;
  return abTest.variants.find((variant) => variant.key === key)?.subjects[locale] ?? null;
};

/** A message in each of its languages, its own first, with all the blocks that it is given. */
export const languagesOf = ({
  locale,
  subject,
  preheader,
  document,
  translations,
}: Omit<Versioned, 'abTest'>): Omit<MessageVersion, 'variant'>[] => [
  { locale, subject, preheader, document },
  ...Object.entries(translations)
    .filter(([other]) => other !== locale)
    .map(([other, translation]) => ({
      locale: other,
      subject: translation.subject.length > 0 ? translation.subject : subject,
      preheader: translation.preheader || preheader,
      document: localiseDocument(document, translation),
    })),
];

/** Whether a subject says anything; editors leave blanks behind. */
const saysSomething = (subject: readonly InlineNode[]): boolean =>
  subject.some((node) => node.type !== 'text' || node.text.trim() !== '');

/** The versions of one variant of a campaign's message, its own language first. */
export const versionsOf = (campaign: Versioned, key: AbKey = 'a'): MessageVersion[] => {
  const document = documentOfVariant(campaign.document, shownBy(campaign, key));
  return languagesOf({ ...campaign, document }).map((version) => {
    const own = subjectOf(campaign, key, version.locale);
    return {
      ...version,
      variant: key,
      subject: own && saysSomething(own.subject) ? own.subject : version.subject,
      preheader: own?.preheader || version.preheader,
    };
  });
};

/** All versions of all variants: those of A first, its own language before the others. */
export const versionsOfTest = (campaign: Versioned): MessageVersion[] =>
  abKeysOf(campaign.abTest ?? null).flatMap((key) => versionsOf(campaign, key));

/** The sender of a variant; null while none is chosen. */
export const senderIdOf = (
  { senderId, abTest }: Pick<Campaign, 'senderId' | 'abTest'>,
  key: AbKey
): number | null => {
  if (key === 'a' || abTest?.varied !== 'sender') return senderId;
  return abTest.variants.find((variant) => variant.key === key)?.senderId ?? null;
};
