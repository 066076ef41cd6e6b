import { Flex, Typography } from '@strapi/design-system';
import type { CampaignRow } from '../../../../server/src/campaigns/contract';
import { useFormatDate, type DateValue } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';

type Moment = 'edited' | 'scheduled' | 'started' | 'completed' | 'cancelled';

/** The moment that matters most in the campaign's state. */
const momentOf = (row: CampaignRow): { what: Moment; at: DateValue } => {
  switch (row.state) {
    case 'draft':
      return { what: 'edited', at: row.updatedAt };
    case 'scheduled':
      return { what: 'scheduled', at: row.scheduledAt };
    case 'preparing':
    case 'sending':
    case 'paused':
      return { what: 'started', at: row.startedAt };
    case 'completed':
      return { what: 'completed', at: row.completedAt };
    case 'cancelled':
      return { what: 'cancelled', at: row.completedAt ?? row.updatedAt };
  }
};

export const CampaignDate = ({ row }: { row: CampaignRow }) => {
  const t = useT();
  const dates = useFormatDate();
  const { what, at } = momentOf(row);
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography>{dates.dateTime(at)}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {t(`campaigns.date.${what}`)}
      </Typography>
    </Flex>
  );
};
