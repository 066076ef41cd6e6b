import { Modal } from '@strapi/design-system';
import type { GetFormResponse } from '../../../../../../server/src/forms/contract';
import { useReturnFocus } from '../../../../hooks/useReturnFocus';
import { useT } from '../../../../hooks/useT';
import { SharePanel } from '../../sections/SharePanel';

interface ShareDialogProps {
  form: GetFormResponse['data'];
  onClose: () => void;
}

/** How the form gets to people. */
export const ShareDialog = ({ form, onClose }: ShareDialogProps) => {
  const t = useT();
  useReturnFocus();
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{t('forms.panel.share')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <SharePanel form={form} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};
