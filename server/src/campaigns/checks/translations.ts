import { missingParts, type Campaign } from '../../../../content-types';
import type { PreflightFinding } from '../contract';
import { warning } from './finding';

/** What versions in other languages would say in the campaign's own language. */
export const judgeTranslations = (
  campaign: Pick<Campaign, 'locale' | 'subject' | 'preheader' | 'document' | 'translations'>
): PreflightFinding[] =>
  Object.entries(campaign.translations)
    .filter(([locale]) => locale !== campaign.locale)
    .flatMap(([locale, translation]) =>
      missingParts(campaign, translation).map(({ blockId, part }) =>
        warning(
          'translation-missing',
          { blockId, locale, step: blockId === null ? 'sender' : 'content' },
          { part, locale }
        )
      )
    );
