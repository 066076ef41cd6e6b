import { Accordion, Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { GetFormResponse } from '../../../../../../server/src/forms/contract';
import { useGetFormVersionQuery, useRestoreFormMutation } from '../../../../api/forms';
import { Hash } from '../../../../components/Hash';
import { ModalDialog } from '../../../../components/ModalDialog';
import { useApiErrors } from '../../../../hooks/useApiErrors';
import { useCan } from '../../../../hooks/useCan';
import { useFormatDate } from '../../../../hooks/useFormatDate';
import { useT } from '../../../../hooks/useT';
import { comparableDraft, comparableVersion, differences } from '../../model/differences';
import { toDefinitionRequest, toDraft, type Draft } from '../../model/draft';
import { useDesigner } from '../context';
import { DifferenceList } from './DifferenceList';

type Form = GetFormResponse['data'];

/** What the draft does differently from one version. */
const VersionDifferences = ({ id, version }: { id: number; version: number }) => {
  const { definition } = useDesigner();
  const { data } = useGetFormVersionQuery({ id, version });
  if (!data) return null;
  return (
    <DifferenceList
      items={differences(
        comparableVersion(data.definition),
        comparableDraft(toDefinitionRequest(definition))
      )}
    />
  );
};

interface HistoryDialogProps {
  form: Form;
  /** Takes over what is the draft now. */
  onRestored: (draft: Draft) => void;
  onClose: () => void;
}

/** What visitors saw and since when; evidence of consent names these versions. */
export const HistoryDialog = ({ form, onRestored, onClose }: HistoryDialogProps) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const dates = useFormatDate();
  const { toggleNotification } = useNotification();
  const [opened, setOpened] = useState('');
  const [restore, { isLoading }] = useRestoreFormMutation();
  const takeBack = async (version: number) => {
    try {
      onRestored(toDraft(await restore({ id: form.id, version }).unwrap()));
      toggleNotification({ type: 'success', message: t('forms.versions.restored', { version }) });
      onClose();
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <ModalDialog title={t('forms.panel.versions')} onClose={onClose}>
      <Typography textColor="neutral600">{t('forms.panel.versions.hint')}</Typography>
      {form.versions.length === 0 ? (
        <Typography>{t('forms.versions.none')}</Typography>
      ) : (
        <Accordion.Root size="M" value={opened} onValueChange={setOpened}>
          {form.versions.map(({ id, version, publishedAt, hash }) => (
            <Accordion.Item key={id} value={String(version)}>
              <Accordion.Header>
                <Accordion.Trigger
                  description={t('forms.versions.at', { date: dates.dateTime(publishedAt) })}
                >
                  {t('forms.versions.number', { version })}
                </Accordion.Trigger>
              </Accordion.Header>
              <Accordion.Content>
                <Flex direction="column" alignItems="stretch" gap={4} padding={4}>
                  <Hash value={hash} short />
                  <Typography tag="h3" variant="omega" fontWeight="bold">
                    {t('forms.versions.differences', { version })}
                  </Typography>
                  {opened === String(version) ? (
                    <VersionDifferences id={form.id} version={version} />
                  ) : null}
                  {can('update-forms') ? (
                    <Flex>
                      <Button
                        variant="secondary"
                        size="S"
                        loading={isLoading}
                        onClick={() => void takeBack(version)}
                      >
                        {t('forms.versions.restore')}
                      </Button>
                    </Flex>
                  ) : null}
                </Flex>
              </Accordion.Content>
            </Accordion.Item>
          ))}
        </Accordion.Root>
      )}
    </ModalDialog>
  );
};
