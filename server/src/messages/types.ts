import type {
  Brand,
  Condition,
  DeliveryKind,
  EntryCard,
  InlineNode,
  LinkTags,
  List,
  MessageDocument,
  PromotionKind,
  Sender,
} from '../../../content-types';
import type { Links } from '../core';
import type { Controller } from '../core/contract';
import type { Facts } from './facts';

/** What a message document needs to become templates. */
export interface CompileInput {
  campaignId: number;
  locale: string;
  sender: Sender;
  subject: InlineNode[];
  preheader: string;
  /** In the language of `locale`. */
  document: MessageDocument;
  /** Absent for the plugin's own look. */
  brand?: Brand;
  /** What blocks with entries of the CMS show, by block id. */
  cards?: ReadonlyMap<string, readonly EntryCard[]>;
  /** What links of the content carry for a site's own statistics; null for nothing. */
  linkTags?: LinkTags | null;
  links: Links;
  /** Of the controller; empty for none. */
  privacyPolicyUrl: string;
}

/** Templates with slots, one set per campaign and locale; see the type compiled-message. */
export interface CompiledTemplates {
  subject: string;
  html: string;
  text: string;
  mime: string;
  /** Who gets its optional parts, by the name that the templates use; null where there are none. */
  conditions: Record<string, Condition> | null;
  hash: string;
  /** Bytes of the MIME template. */
  size: number;
}

/** A message whose clicks are counted, before its links lead anywhere. */
export interface CountedMessage {
  /** Where its links to the web lead, each once. */
  urls: readonly string[];
  /** Its templates, with another address for each of `urls`. */
  leadTo(addressOf: (url: string) => string): CompiledTemplates;
}

/** Everything about one person that ends up in the mail. */
export interface Recipient {
  email: string;
  /** Where it goes, if that is not their own address: a test. */
  to?: string;
  firstName: string | null;
  lastName: string | null;
  /** What custom fields hold, in words, by key; only those that the message names. */
  fields?: Readonly<Record<string, string>>;
  /** What the message's conditions look at; absent for somebody of whom nothing is known. */
  facts?: Facts;
  /** With angle brackets. */
  messageId: string;
  date: Date;
  /** The page that the link in the body opens. */
  unsubscribeUrl: string;
  /** Their own copy in a browser; absent where there is none. */
  viewUrl?: string;
  /** Their own link to a questionnaire, by the id of its form. */
  questionnaireUrl: (formId: number) => string;
  /** RFC 8058 target for the List-Unsubscribe header. */
  oneClickUrl: string;
  /** RFC 2919, without angle brackets: `newsletter.example.org`. */
  listId: string;
  listName: string;
  /** Why they get this, in a sentence; see `whyOf`. */
  why: string;
}

/** A finished mail as separate parts, for providers that compose MIME themselves. */
export interface MailParts {
  from: { name: string; address: string };
  replyTo: string | null;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
}

/**
 * A finished mail: `chunks` for SMTP (the bytes of `raw`, most of them shared by all readers of a
 * message), `parts` for providers; each is made only when asked for.
 */
export interface OutgoingMail {
  envelope: { from: string; to: string };
  messageId: string;
  chunks(): Buffer[];
  raw(): Buffer;
  parts(): MailParts;
}

/** Why somebody is asked to renew, and what happens without an answer. */
export type RenewalTerms =
  | {
      reason: 'wording';
      /** Whether nothing is sent until they answer. */
      stops: boolean;
    }
  | {
      reason: 'retention';
      /** Day on which the subscription ends otherwise, `YYYY-MM-DD` (UTC). */
      endsOn: string;
    };

/** What a receipt tells people about their consent. */
export interface ReceiptContent {
  at: Date;
  /** Whether the person agreed by their own act; elsewhere the receipt says what was recorded. */
  consented: boolean;
  /** The texts as they were shown. */
  wordings: string[];
}

/** What a mail about a promotion speaks of. */
export interface PromotionContent {
  kind: PromotionKind;
  /** As visitors know it. */
  title: string;
  /** The reader's own code or reference, as they may type it; null where there is none. */
  code: string | null;
  /** Where the proof of the draw is published. */
  proofUrl: string | null;
}

/** What the engine itself writes to people: never list mail, always `Auto-Submitted`. */
export interface SystemMailInput {
  kind: Exclude<DeliveryKind, 'campaign'>;
  locale: string;
  to: string;
  sender: Sender;
  lists: Pick<List, 'id' | 'slug' | 'name' | 'title' | 'purpose'>[];
  /** Confirmation: what a yes confirms besides lists, by name. */
  extras?: { entries: string[]; partners: string[] };
  messageId: string;
  date: Date;
  /** Confirmation and reminder. */
  confirmUrl?: string;
  confirmDays?: number;
  /** Renewal: the page with the one button. */
  renewUrl?: string;
  renewal?: RenewalTerms;
  receipt?: ReceiptContent;
  /** Mails about taking part. */
  promotion?: PromotionContent;
  /** All but confirmation and reminder. */
  unsubscribeUrl?: string;
  /** Who answers for the data: named in receipts, and their policy linked from every footer. */
  controller?: Controller;
}
