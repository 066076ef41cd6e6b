import { Button, Flex } from '@strapi/design-system';
import { Notice } from '../../../../components/Notice';
import { useFormatDate } from '../../../../hooks/useFormatDate';
import { useT } from '../../../../hooks/useT';
import type { Backup } from '../../model/backup';

interface BackupNoticeProps {
  backup: Backup;
  /** As stored: another one means that somebody has saved since. */
  revision: number;
  /** What is said then. */
  changed: string;
  onRestore: () => void;
  onThrowAway: () => void;
}

/** What this browser kept because it could not be saved. */
export const BackupNotice = ({
  backup,
  revision,
  changed,
  onRestore,
  onThrowAway,
}: BackupNoticeProps) => {
  const t = useT();
  const dates = useFormatDate();
  return (
    <div role="status">
      <Notice
        tone="info"
        title={t('composer.backup.title', { when: dates.dateTime(backup.at) })}
        action={
          <Flex gap={2} wrap="wrap">
            <Button type="button" variant="secondary" size="S" onClick={onRestore}>
              {t('composer.backup.restore')}
            </Button>
            <Button type="button" variant="tertiary" size="S" onClick={onThrowAway}>
              {t('composer.backup.drop')}
            </Button>
          </Flex>
        }
      >
        {backup.revision === revision ? t('composer.backup.text') : changed}
      </Notice>
    </div>
  );
};
