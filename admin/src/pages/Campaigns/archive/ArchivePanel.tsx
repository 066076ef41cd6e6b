import { Button, Flex, Link } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { GetCampaignResponse } from '../../../../../server/src/campaigns/contract';
import { useSaveArchiveMutation } from '../../../api/archive';
import { useGetSettingsQuery } from '../../../api/settings';
import { Panel } from '../../../components/Panel';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { inlineText } from '../model/words';
import { ArchiveForm } from './ArchiveForm';

/** The archive of a campaign that has gone out: to be shown, changed or taken out again. */
export const ArchivePanel = ({ campaign }: { campaign: GetCampaignResponse['data'] }) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const { data: settings } = useGetSettingsQuery(undefined, { skip: !can('read-settings') });
  const [entry, setEntry] = useState(campaign.archive);
  const [save, { isLoading }] = useSaveArchiveMutation();
  const isChanged = JSON.stringify(entry) !== JSON.stringify(campaign.archive);
  const base = settings?.publicUrl.value;
  const submit = async () => {
    if (!entry) return;
    try {
      const saved = await save({ id: campaign.id, data: entry }).unwrap();
      setEntry(saved.archive);
      toggleNotification({ type: 'success', message: t('archive.campaign.saved') });
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <Panel
      title={t('archive.campaign')}
      hint={t('archive.campaign.hint')}
      action={
        can('update-campaigns') ? (
          <Button
            size="S"
            variant="secondary"
            loading={isLoading}
            disabled={!isChanged}
            onClick={() => void submit()}
          >
            {t('common.action.save')}
          </Button>
        ) : undefined
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <ArchiveForm
          value={entry}
          onChange={setEntry}
          subject={inlineText(campaign.subject) || campaign.name}
          preheader={campaign.preheader}
          disabled={!can('update-campaigns')}
        />
        {campaign.archive?.isPublic && settings?.settings.archive.isOpen && base ? (
          <Link href={`${base}/api/optin/archive/${campaign.archive.slug}`} isExternal>
            {t('archive.campaign.open')}
          </Link>
        ) : null}
      </Flex>
    </Panel>
  );
};
