import { Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useUpdateSettingsMutation } from '../../../api/settings';
import { ModalDialog } from '../../../components/ModalDialog';
import { Notice } from '../../../components/Notice';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useT } from '../../../hooks/useT';

const POINTS = ['law', 'providers', 'marked'] as const;

/** The warning that an administrator reads before boxes may start ticked. */
export const AllowPassiveDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [hasRead, setRead] = useState(false);
  const [update, { isLoading }] = useUpdateSettingsMutation();
  const allow = async () => {
    try {
      await update({ passiveOptIn: { allowed: true, acknowledged: true } }).unwrap();
      toggleNotification({ type: 'success', message: t('consent.passive.allowed.done') });
      onClose();
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <ModalDialog
      title={t('consent.passive.allow.title')}
      onClose={onClose}
      action={
        <Button
          variant="danger"
          disabled={!hasRead}
          loading={isLoading}
          onClick={() => void allow()}
        >
          {t('consent.passive.allow.confirm')}
        </Button>
      }
    >
      <Notice tone="danger" title={t('consent.passive.warning')}>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
          {POINTS.map((point) => (
            <Typography tag="li" key={point}>
              {t(`consent.passive.warning.${point}`)}
            </Typography>
          ))}
        </Flex>
      </Notice>
      <Checkbox checked={hasRead} onCheckedChange={(on) => setRead(on === true)}>
        {t('consent.passive.acknowledge')}
      </Checkbox>
    </ModalDialog>
  );
};
