import type { Core } from '@strapi/types';
import type { LocalizedText, PromotionKind } from '../../../content-types';
import { inFours, parseJson, pickText, table, type Links } from '../core';
import type { PromotionContent } from '../messages';
import type { ClaimedDelivery } from './claim';
import { ComposeError } from './compose-error';

/**
 * What a mail about a promotion says. Code and reference are read when the mail leaves, so that
 * neither lies about in the outbox.
 * @throws ComposeError where the entry, its promotion or its code is gone
 */
export const promotionOf = async (
  strapi: Core.Strapi,
  { kind, subscriberId, payload }: ClaimedDelivery,
  links: Links
): Promise<PromotionContent> => {
  const entry = await table(strapi, 'promotion-entry')
    .where({ id: payload?.entryId ?? 0, subscriber_id: subscriberId })
    .first('promotion_id', 'reference', 'state');
  const row = entry && (await table(strapi, 'promotion').where({ id: entry.promotion_id }).first());
  if (!row || entry.state !== 'confirmed') throw new ComposeError('the entry is gone');
  const promotionKind: PromotionKind = row.kind;
  const held =
    promotionKind === 'private-sale'
      ? await table(strapi, 'promotion-code')
          .where({ promotion_id: entry.promotion_id, subscriber_id: subscriberId })
          .first('code')
      : null;
  if (kind === 'code' && !held) throw new ComposeError('the code is gone');
  const locale = payload?.locale ?? 'en';
  const isContest = promotionKind === 'contest';
  return {
    kind: promotionKind,
    title: pickText(parseJson<LocalizedText>(row.title), locale) || String(row.name),
    code: isContest ? inFours(String(entry.reference ?? '')) : (held?.code ?? null),
    proofUrl: isContest ? links.drawProof(String(row.slug)) : null,
  };
};
