import type { Campaign } from '../../../content-types';
import { declarationOf } from '../consent';
import { canonicalJson, sha256, type Json } from '../core';

/**
 * What would be sent, to whom and under whose name: what preflight looked at, what a second person
 * approves, and what the compiled message is made of. Name, date and archive may change without it.
 */
export const essence = (campaign: Campaign): string => {
  const { locale, senderId, listIds, subject, preheader, document } = campaign;
  const { translations, excludedListIds, linkTags, countsClicks, abTest } = campaign;
  const message = {
    locale,
    senderId,
    listIds,
    subject,
    preheader,
    document,
    translations,
    excludedListIds,
    linkTags,
    countsClicks,
    abTest,
  };
  return canonicalJson(
    JSON.parse(JSON.stringify({ ...message, declaration: declarationOf({ ...campaign }) })) as Json
  );
};

/** Fingerprint of the essence (SHA-256, hex): what an approval is of. */
export const essenceHash = (campaign: Campaign): string => sha256(essence(campaign));
