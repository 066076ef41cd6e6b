import {
  localiseDocument,
  type Campaign,
  type InlineNode,
  type MessageDocument,
} from '../../../content-types';

/** A campaign's message in one language, whole: what is not translated is in its own. */
export interface MessageVersion {
  locale: string;
  subject: InlineNode[];
  preheader: string;
  document: MessageDocument;
}

/** The versions of a campaign's message, its own language first. */
export const versionsOf = ({
  locale,
  subject,
  preheader,
  document,
  translations,
}: Pick<
  Campaign,
  'locale' | 'subject' | 'preheader' | 'document' | 'translations'
>): MessageVersion[] => [
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
