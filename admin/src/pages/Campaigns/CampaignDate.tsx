import { Flex, Typography } from '@strapi/design-system';
import type { CampaignRow } from '../../../../server/src/campaigns/contract';
import { useFormatDate, type DateValue } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import type { TextKey } from '../../translations/keys';
import { useWords } from './plan/useWords';

type Moment = { at: DateValue; words: TextKey };

const words = (what: 'edited' | 'scheduled' | 'started' | 'completed' | 'cancelled'): TextKey =>
  `campaigns.date.${what}`;

/** The moment that matters most in the campaign's state. */
const momentOf = (row: CampaignRow): Moment => {
  switch (row.state) {
    case 'draft':
      // A draft with a date is an issue that the checks kept back on it.
      return row.scheduledAt !== null && row.seriesId !== null
        ? { words: 'plan.date.refused', at: row.scheduledAt }
        : { words: words('edited'), at: row.updatedAt };
    case 'scheduled':
      if (row.recurrence) return { words: 'plan.date.series', at: row.scheduledAt };
      return {
        words: row.scheduleMode === 'reader' ? 'plan.date.reader' : words('scheduled'),
        at: row.scheduledAt,
      };
    case 'preparing':
    case 'sending':
    case 'paused':
      return { words: words('started'), at: row.startedAt };
    case 'completed':
      return { words: words('completed'), at: row.completedAt };
    case 'cancelled':
      return { words: words('cancelled'), at: row.completedAt ?? row.updatedAt };
  }
};

export const CampaignDate = ({ row }: { row: CampaignRow }) => {
  const t = useT();
  const dates = useFormatDate();
  const plan = useWords();
  const moment = momentOf(row);
  const isByReader = row.state === 'scheduled' && row.scheduleMode === 'reader';
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography>
        {isByReader && row.scheduledLocal
          ? plan.clock(row.scheduledLocal)
          : dates.dateTime(moment.at)}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {t(moment.words)}
      </Typography>
    </Flex>
  );
};
