import { Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import { useResendCampaignMutation } from '../../../api/campaigns';
import { CountedConfirm } from '../../../components/CountedConfirm';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';

interface ResendDialogProps {
  id: number;
  /** How many people the campaign did not reach. */
  missed: number;
  isOpen: boolean;
  onClose: () => void;
}

/** Says who is meant, and who is not, then opens the new draft. Nothing is sent by it. */
export const ResendDialog = ({ id, missed, isOpen, onClose }: ResendDialogProps) => {
  const t = useT();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [resend] = useResendCampaignMutation();
  const confirm = async () => {
    try {
      const created = await resend(id).unwrap();
      onClose();
      toggleNotification({
        type: 'success',
        message: t('campaigns.resend.done', { name: created.name }),
      });
      navigate(pluginPath(`/campaigns/${created.id}`));
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <CountedConfirm
      isOpen={isOpen}
      onClose={onClose}
      title={t('campaigns.resend.title')}
      variant="default"
      onConfirm={confirm}
    >
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography tag="p">{t('campaigns.resend.who', { missed })}</Typography>
        <Typography tag="p">{t('campaigns.resend.whoNot')}</Typography>
        <Typography tag="p">{t('campaigns.resend.draft')}</Typography>
      </Flex>
    </CountedConfirm>
  );
};
