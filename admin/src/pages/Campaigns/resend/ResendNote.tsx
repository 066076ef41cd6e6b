import { Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { GetCampaignResponse } from '../../../../../server/src/campaigns/contract';
import { Notice } from '../../../components/Notice';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';

interface ResendNoteProps {
  campaign: Pick<GetCampaignResponse['data'], 'resendOf' | 'originalName'>;
  /** How many people it is for; null while nobody has counted. */
  people: number | null;
  /** While it is written: what its lists are good for then. */
  isDraft: boolean;
}

/** Which campaign one sends again, and to whom; nothing for others. */
export const ResendNote = ({ campaign, people, isDraft }: ResendNoteProps) => {
  const t = useT();
  const { resendOf, originalName } = campaign;
  if (resendOf === null) return null;
  const name = originalName ?? t('campaigns.resend.gone');
  return (
    <Notice
      tone="info"
      title={
        people === null
          ? t('campaigns.resend.note.uncounted', { name })
          : t('campaigns.resend.note', { name, people })
      }
    >
      {isDraft ? <Typography tag="p">{t('campaigns.resend.lists')}</Typography> : null}
      {originalName === null ? null : (
        <Link tag={RouterLink} to={pluginPath(`/campaigns/${resendOf}`)}>
          {t('campaigns.resend.original')}
        </Link>
      )}
    </Notice>
  );
};
