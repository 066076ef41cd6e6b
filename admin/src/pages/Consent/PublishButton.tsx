import { Button } from '@strapi/design-system';
import { useForm, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Wording, WordingVersion } from '../../../../content-types';
import { usePublishWordingMutation } from '../../api/wordings';
import { CountedConfirm } from '../../components/CountedConfirm';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useT } from '../../hooks/useT';
import { differs } from './values';

/** Freezes the saved draft; asks first, because a published text can never be taken back. */
export const PublishButton = ({
  wording,
}: {
  wording: Wording & { versions: WordingVersion[] };
}) => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const unsaved = useForm('PublishButton', (state) => state.modified);
  const [isOpen, setOpen] = useState(false);
  const [publish] = usePublishWordingMutation();
  const next = wording.publishedVersion + 1;
  return (
    <>
      <Button
        type="button"
        variant="success-light"
        disabled={unsaved || !differs(wording.draft, wording.versions[0])}
        onClick={() => setOpen(true)}
      >
        {t('consent.publish', { version: next })}
      </Button>
      <CountedConfirm
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('consent.publish', { version: next })}
        variant="success-light"
        onConfirm={async () => {
          try {
            const version = await publish(wording.id).unwrap();
            toggleNotification({
              type: 'success',
              message: t('consent.published', { version: version.version }),
            });
          } catch (error) {
            errors.notify(error);
          }
        }}
      >
        {t('consent.publish.confirm', { name: wording.name })}
      </CountedConfirm>
    </>
  );
};
