import { useIntl } from 'react-intl';
import { abKeysOf, type AbTest } from '../../../../../content-types';
import { useGetCampaignQuery } from '../../../api/campaigns';
import { Notice } from '../../../components/Notice';
import { useT } from '../../../hooks/useT';
import { sharesOf } from './model/numbers';
import { letterOf } from './names';

/** What a test means for an audience, in people. */
export const SharesText = ({ test, people }: { test: AbTest; people: number }) => {
  const t = useT();
  const { formatList } = useIntl();
  const keys = abKeysOf(test);
  return t('abTest.sample.shares', {
    ...sharesOf(people, test.samplePercent, keys.length),
    percent: test.samplePercent,
    variants: formatList(keys.map(letterOf)),
  });
};

/** Says before a campaign leaves that not everybody gets it at once; nothing without a test. */
export const SharesNote = ({ id, people }: { id: number; people: number }) => {
  const t = useT();
  const { data } = useGetCampaignQuery(id);
  return data?.abTest && people > 0 ? (
    <Notice tone="info" title={t('abTest.title')}>
      <SharesText test={data.abTest} people={people} />
    </Notice>
  ) : null;
};
