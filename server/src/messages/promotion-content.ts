import type { DeliveryKind, PromotionKind } from '../../../content-types';
import { heading, htmlParagraph, paragraph } from './system-nodes';
import type { Node } from './layout';
import type { Slots } from './slots';
import type { SystemContent } from './system-content';
import { cleanLine, escapeHtml } from './text';
import type { MailText } from './translations';

/** Mails about taking part: what follows from an entry, never from a consent. */
export const PROMOTION_MAILS = [
  'entry',
  'already-entered',
  'code',
  'code-waiting',
  'winner',
] as const satisfies readonly DeliveryKind[];
export type PromotionMail = (typeof PROMOTION_MAILS)[number];

export const isPromotionMail = (kind: string): kind is PromotionMail =>
  PROMOTION_MAILS.some((known) => known === kind);

/** What decides the text; code and reference are slots, so that one template serves everybody. */
export interface PromotionModel {
  kind: PromotionKind;
  title: string;
  hasCode: boolean;
  proofUrl: string | null;
}

type Say = (key: MailText, values?: Record<string, string | number>) => string;

const code = (slots: Slots): Node =>
  htmlParagraph(
    `<strong style="font-family:monospace;font-size:20px;letter-spacing:1px">${slots.mark('code')}</strong>`
  );

/** Which text stands above the code or reference, if the mail has one. */
const above = (kind: PromotionMail, promotion: PromotionModel): MailText | null => {
  switch (kind) {
    case 'entry':
      return 'entry.reference';
    case 'winner':
      return 'winner.reference';
    case 'already-entered':
      return promotion.kind === 'private-sale' ? 'already-entered.code' : 'entry.reference';
    case 'code':
    case 'code-waiting':
      return null;
  }
};

const below = (kind: PromotionMail, promotion: PromotionModel): MailText[] => {
  switch (kind) {
    case 'entry':
      return ['entry.keep'];
    case 'code':
      return ['code.once'];
    case 'code-waiting':
      return ['code-waiting.next'];
    case 'winner':
      return ['winner.answer'];
    case 'already-entered': {
      if (promotion.kind === 'vote') return ['already-entered.vote', 'already-entered.nothing'];
      const waits = promotion.kind === 'private-sale' && !promotion.hasCode;
      return waits
        ? ['already-entered.waiting', 'already-entered.nothing']
        : ['already-entered.nothing'];
    }
  }
};

export const promotionMail = (
  kind: PromotionMail,
  promotion: PromotionModel | undefined,
  slots: Slots,
  say: Say
): SystemContent => {
  if (!promotion) throw new Error(`a mail of the kind ${kind} needs promotion`);
  const title = cleanLine(promotion.title).trim();
  const label = above(kind, promotion);
  const proof = kind === 'winner' ? 'winner.proof' : 'entry.proof';
  return {
    subject: say(`${kind}.subject`, { title }),
    preheader: say(`${kind}.preheader`, { title }),
    body: [
      heading(say(`${kind}.heading`)),
      paragraph(say(`${kind}.intro`, { title })),
      ...(promotion.hasCode && label !== null ? [paragraph(say(label))] : []),
      ...(promotion.hasCode ? [code(slots)] : []),
      ...below(kind, promotion).map((key) => paragraph(say(key))),
      ...(promotion.proofUrl === null || kind === 'already-entered'
        ? []
        : [
            htmlParagraph(
              `${escapeHtml(say(proof))}<br><a href="${escapeHtml(promotion.proofUrl)}">${escapeHtml(promotion.proofUrl)}</a>`
            ),
          ]),
    ],
  };
};
