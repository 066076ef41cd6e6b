import { Button, Flex } from '@strapi/design-system';
import { Notice } from '../../../../components/Notice';
import { useT } from '../../../../hooks/useT';

interface ConflictNoticeProps {
  title: string;
  /** Whether there is anything of this page's own to keep. */
  hasChanges: boolean;
  /** What becomes of theirs when one's own is kept. */
  keepLabel: string;
  onSeeTheirs: () => void;
  onKeepMine: () => void;
}

/** Somebody else saved: lets a person decide. Nothing is saved meanwhile. */
export const ConflictNotice = ({
  title,
  hasChanges,
  keepLabel,
  onSeeTheirs,
  onKeepMine,
}: ConflictNoticeProps) => {
  const t = useT();
  return (
    <div role="alert">
      <Notice
        tone="warning"
        title={title}
        action={
          <Flex gap={2} wrap="wrap">
            <Button type="button" variant="secondary" size="S" onClick={onSeeTheirs}>
              {t('composer.conflict.theirs')}
            </Button>
            {hasChanges ? (
              <Button type="button" variant="tertiary" size="S" onClick={onKeepMine}>
                {keepLabel}
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
