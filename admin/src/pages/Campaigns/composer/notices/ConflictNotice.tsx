import { Button, Flex } from '@strapi/design-system';
import { useListCampaignVersionsQuery } from '../../../../api/campaigns';
import { Notice } from '../../../../components/Notice';
import { useFormatDate } from '../../../../hooks/useFormatDate';
import { useT } from '../../../../hooks/useT';

interface ConflictNoticeProps {
  id: number;
  /** Theirs. */
  revision: number;
  /** Whether there is anything of this page's own to keep. */
  hasChanges: boolean;
  onSeeTheirs: () => void;
  onKeepMine: () => void;
}

/** Somebody else saved: says who and when, and lets a person decide. Nothing is saved meanwhile. */
export const ConflictNotice = ({
  id,
  revision,
  hasChanges,
  onSeeTheirs,
  onKeepMine,
}: ConflictNoticeProps) => {
  const t = useT();
  const dates = useFormatDate();
  const { data } = useListCampaignVersionsQuery(id, { refetchOnMountOrArgChange: true });
  const theirs = data?.find((version) => version.revision >= revision) ?? data?.[0];
  const who = theirs?.name ?? t('composer.conflict.somebody');
  return (
    <div role="alert">
      <Notice
        tone="warning"
        title={
          theirs
            ? t('composer.conflict.title', { who, when: dates.dateTime(theirs.savedAt) })
            : t('composer.conflict.untold')
        }
        action={
          <Flex gap={2} wrap="wrap">
            <Button type="button" variant="secondary" size="S" onClick={onSeeTheirs}>
              {t('composer.conflict.theirs')}
            </Button>
            {hasChanges ? (
              <Button type="button" variant="tertiary" size="S" onClick={onKeepMine}>
                {t('composer.conflict.mine')}
              </Button>
            ) : null}
          </Flex>
        }
      >
        {t(hasChanges ? 'composer.conflict.text' : 'composer.conflict.clean')}
      </Notice>
    </div>
  );
};
