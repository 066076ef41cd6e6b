import { IconButton, Menu } from '@strapi/design-system';
import { ArrowClockwise, Duplicate, Layout, More, Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router-dom';
import { useDeleteCampaignMutation, useDuplicateCampaignMutation } from '../../../api/campaigns';
import { CountedConfirm } from '../../../components/CountedConfirm';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { SaveTemplateDialog } from '../../Templates/SaveTemplateDialog';
import { ResendDialog } from '../resend/ResendDialog';

interface CampaignMenuProps {
  id: number;
  name: string;
  /** Only drafts can be deleted: everything else is part of somebody's history. */
  isDraft: boolean;
  /** How many people it did not reach, once it is over. */
  missed?: number;
  /** Saves what is on the page, so that a copy or a template is made of that. */
  flush?: () => Promise<boolean>;
  /** Called once it is deleted, before the page is left. */
  onDeleted?: () => void;
}

/** What is done with a campaign as a whole and not every day. */
export const CampaignMenu = ({
  id,
  name,
  isDraft,
  missed = 0,
  flush,
  onDeleted,
}: CampaignMenuProps) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [isDeleting, setDeleting] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [isResending, setResending] = useState(false);
  const [duplicate] = useDuplicateCampaignMutation();
  const [remove] = useDeleteCampaignMutation();
  const mayDuplicate = can('create-campaigns');
  const mayDelete = isDraft && can('delete-campaigns');
  const maySave = can('update-templates');
  if (!mayDuplicate && !mayDelete && !maySave) return null;

  const copy = async () => {
    try {
      if (flush && !(await flush())) return;
      const created = await duplicate(id).unwrap();
      toggleNotification({
        type: 'success',
        message: t('campaigns.duplicated', { name: created.name }),
      });
      navigate(pluginPath(`/campaigns/${created.id}`));
    } catch (error) {
      errors.notify(error);
    }
  };
  const saveAsTemplate = async () => {
    try {
      if (!flush || (await flush())) setSaving(true);
    } catch (error) {
      errors.notify(error);
    }
  };
  const erase = async () => {
    try {
      await remove(id).unwrap();
      // Leaving asks about changes, and these are gone with the draft.
      flushSync(() => {
        onDeleted?.();
        setDeleting(false);
      });
      toggleNotification({ type: 'success', message: t('campaigns.deleted', { name }) });
      navigate(pluginPath('/campaigns'), { replace: true });
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          tag={IconButton}
          icon={<More />}
          label={t('campaigns.menu')}
          variant="tertiary"
        />
        <Menu.Content popoverPlacement="bottom-end">
          {mayDuplicate ? (
            <Menu.Item startIcon={<Duplicate />} onSelect={() => void copy()}>
              {t('campaigns.duplicate')}
            </Menu.Item>
          ) : null}
          {mayDuplicate && missed > 0 ? (
            <Menu.Item startIcon={<ArrowClockwise />} onSelect={() => setResending(true)}>
              {t('campaigns.resend.menu')}
            </Menu.Item>
          ) : null}
          {maySave ? (
            <Menu.Item startIcon={<Layout />} onSelect={() => void saveAsTemplate()}>
              {t('templates.save')}
            </Menu.Item>
          ) : null}
          {mayDelete ? (
            <Menu.Item variant="danger" startIcon={<Trash />} onSelect={() => setDeleting(true)}>
              {t('campaigns.delete')}
            </Menu.Item>
          ) : null}
        </Menu.Content>
      </Menu.Root>
      {isSaving ? (
        <SaveTemplateDialog id={id} name={name} onClose={() => setSaving(false)} />
      ) : null}
      <ResendDialog
        id={id}
        missed={missed}
        isOpen={isResending}
        onClose={() => setResending(false)}
      />
      <CountedConfirm
        isOpen={isDeleting}
        onClose={() => setDeleting(false)}
        title={t('campaigns.delete.title')}
        onConfirm={erase}
      >
        {t('campaigns.delete.text', { name })}
      </CountedConfirm>
    </>
  );
};
