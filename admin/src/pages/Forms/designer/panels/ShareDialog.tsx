import type { GetFormResponse } from '../../../../../../server/src/forms/contract';
import { ModalDialog } from '../../../../components/ModalDialog';
import { useT } from '../../../../hooks/useT';
import { SharePanel } from '../../sections/SharePanel';

interface ShareDialogProps {
  form: GetFormResponse['data'];
  onClose: () => void;
}

/** How the form gets to people. */
export const ShareDialog = ({ form, onClose }: ShareDialogProps) => {
  const t = useT();
  return (
    <ModalDialog title={t('forms.panel.share')} onClose={onClose}>
      <SharePanel form={form} />
    </ModalDialog>
  );
};
