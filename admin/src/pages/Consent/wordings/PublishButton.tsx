import { Button } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { GetWordingResponse } from '../../../../../server/src/consent/contract';
import { useT } from '../../../hooks/useT';
import { PublishDialog } from './PublishDialog';
import { differs } from './values';

/** Freezes the saved draft; asks first, because a published text can never be taken back. */
export const PublishButton = ({ wording }: { wording: GetWordingResponse['data'] }) => {
  const t = useT();
  const unsaved = useForm('PublishButton', (state) => state.modified);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        type="button"
        variant="success-light"
        disabled={unsaved || !differs(wording.draft, wording.versions[0])}
        onClick={() => setOpen(true)}
      >
        {t('consent.publish', { version: wording.publishedVersion + 1 })}
      </Button>
      {isOpen ? <PublishDialog wording={wording} onClose={() => setOpen(false)} /> : null}
    </>
  );
};
