import { useListCampaignVersionsQuery } from '../../../../api/campaigns';
import { useFormatDate } from '../../../../hooks/useFormatDate';
import { useT } from '../../../../hooks/useT';
import type { Writing } from '../useWriting';
import { ConflictNotice } from './ConflictNotice';

interface CampaignConflictProps {
  id: number;
  /** Theirs. */
  revision: number;
  writing: Writing;
}

/** Says who saved the campaign and when. */
export const CampaignConflict = ({ id, revision, writing }: CampaignConflictProps) => {
  const t = useT();
  const dates = useFormatDate();
  const { data } = useListCampaignVersionsQuery(id, { refetchOnMountOrArgChange: true });
  const theirs = data?.find((version) => version.revision >= revision) ?? data?.[0];
  const who = theirs?.name ?? t('composer.conflict.somebody');
  return (
    <ConflictNotice
      title={
        theirs
          ? t('composer.conflict.title', { who, when: dates.dateTime(theirs.savedAt) })
          : t('composer.conflict.untold')
      }
      hasChanges={writing.saving.state !== 'saved'}
      keepLabel={t('composer.conflict.mine')}
      onSeeTheirs={writing.seeTheirs}
      onKeepMine={writing.saving.keepMine}
    />
  );
};
