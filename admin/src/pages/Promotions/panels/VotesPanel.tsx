import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { PromotionRow } from '../../../../../server/src/promotions/contract';
import { useGetVotesQuery } from '../../../api/promotions';
import { BarTable } from '../../../components/BarTable';
import { Panel } from '../../../components/Panel';
import { QueryGate } from '../../../components/QueryGate';
import { useT } from '../../../hooks/useT';
import { pickText } from '../../../utils/locales';

/** How the vote stands. */
export const VotesPanel = ({ promotion }: { promotion: PromotionRow }) => {
  const t = useT();
  const { locale } = useIntl();
  const query = useGetVotesQuery(promotion.id);
  return (
    <Panel title={t('promotions.votes')} hint={t('promotions.votes.hint')}>
      <QueryGate query={query} lines={3}>
        {({ counts, total, pending }) => (
          <>
            <BarTable
              caption={t('promotions.votes')}
              heads={{
                label: t('promotions.votes.option'),
                count: t('promotions.votes.count'),
                share: t('promotions.votes.share'),
              }}
              rows={counts.map(({ key, label, votes }) => ({
                key,
                label: pickText(label, locale) || key,
                count: votes,
                share: total === 0 ? 0 : votes / total,
              }))}
            />
            <Typography textColor="neutral600">
              {t('promotions.votes.total', { total })}{' '}
              {pending > 0 ? t('promotions.votes.pending', { pending }) : null}
            </Typography>
          </>
        )}
      </QueryGate>
    </Panel>
  );
};
