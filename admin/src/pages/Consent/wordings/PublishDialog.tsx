import { Button, Flex, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { lazy, Suspense, useState } from 'react';
import type { GetWordingResponse } from '../../../../../server/src/consent/contract';
import { useAskAgainMutation, usePublishWordingMutation } from '../../../api/wordings';
import { ModalDialog } from '../../../components/ModalDialog';
import { SkeletonBlock } from '../../../components/Skeleton';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useT } from '../../../hooks/useT';
import { trimLocalized } from '../../../utils/text';
import { AFTERWARDS, peopleBelow, type Afterwards } from './asking';
import { AfterwardsField } from './AfterwardsField';

const WordDiff = lazy(() => import('./WordDiff'));

interface PublishDialogProps {
  wording: GetWordingResponse['data'];
  onClose: () => void;
}

/** What the new version changes, whom it concerns, and what becomes of their consent. */
export const PublishDialog = ({ wording, onClose }: PublishDialogProps) => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [publish, publishing] = usePublishWordingMutation();
  const [askAgain, asking] = useAskAgainMutation();
  const [afterwards, setAfterwards] = useState<Afterwards>('keep');
  const [latest] = wording.versions;
  const next = wording.publishedVersion + 1;
  const people = peopleBelow(wording.versions, next);

  const submit = async () => {
    try {
      const { version } = await publish(wording.id).unwrap();
      toggleNotification({ type: 'success', message: t('consent.published', { version }) });
    } catch (error) {
      errors.notify(error);
      return;
    }
    onClose();
    if (afterwards === 'keep') return;
    try {
      const asked = await askAgain({
        id: wording.id,
        body: { stop: afterwards === 'stop' },
      }).unwrap();
      toggleNotification({ type: 'success', message: t('consent.asked', asked) });
    } catch (error) {
      errors.notify(error);
    }
  };

  return (
    <ModalDialog
      title={t('consent.publish', { version: next })}
      onClose={onClose}
      action={
        <Button
          startIcon={<Check />}
          loading={publishing.isLoading || asking.isLoading}
          onClick={() => void submit()}
        >
          {t('consent.publish', { version: next })}
        </Button>
      }
    >
      <Typography>{t('consent.publish.confirm', { name: wording.name })}</Typography>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography tag="h2" variant="delta">
          {latest
            ? t('consent.publish.changes', { version: latest.version })
            : t('consent.publish.first')}
        </Typography>
        <Suspense fallback={<SkeletonBlock lines={3} />}>
          <WordDiff
            before={trimLocalized(latest?.texts ?? {})}
            after={trimLocalized(wording.draft ?? {})}
          />
        </Suspense>
      </Flex>
      {people > 0 ? (
        <AfterwardsField
          value={afterwards}
          options={AFTERWARDS}
          people={people}
          onChange={setAfterwards}
        />
      ) : (
        <Typography textColor="neutral600">{t('consent.publish.nobody')}</Typography>
      )}
    </ModalDialog>
  );
};
