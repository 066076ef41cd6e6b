import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { FormProblem, GetFormResponse } from '../../../../../../server/src/forms/contract';
import { useGetFormVersionQuery, usePublishFormMutation } from '../../../../api/forms';
import { ModalDialog } from '../../../../components/ModalDialog';
import { Notice } from '../../../../components/Notice';
import { useApiErrors } from '../../../../hooks/useApiErrors';
import { useT } from '../../../../hooks/useT';
import { comparableDraft, comparableVersion, differences } from '../../model/differences';
import { toDefinitionRequest } from '../../model/draft';
import { readProblems } from '../../model/problems';
import { useDesigner } from '../context';
import { DifferenceList } from './DifferenceList';
import { ProblemList } from './ProblemList';

interface PublishDialogProps {
  form: GetFormResponse['data'];
  onClose: () => void;
}

/** What visitors will see differently, and what has to be mended before. */
export const PublishDialog = ({ form, onClose }: PublishDialogProps) => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const { definition, problems: found } = useDesigner();
  const [refused, setRefused] = useState<FormProblem[] | null>(null);
  const [publish, { isLoading }] = usePublishFormMutation();
  const { data: live } = useGetFormVersionQuery(
    { id: form.id, version: form.publishedVersion },
    { skip: form.publishedVersion === 0 }
  );
  const problems = refused ?? found;
  const items = live
    ? differences(
        comparableVersion(live.definition),
        comparableDraft(toDefinitionRequest(definition))
      )
    : [];
  const confirm = async () => {
    try {
      const { version } = await publish(form.id).unwrap();
      toggleNotification({ type: 'success', message: t('forms.published', { version }) });
      onClose();
    } catch (error) {
      const said = readProblems(error);
      if (said) setRefused(said);
      else errors.notify(error);
    }
  };
  return (
    <ModalDialog
      title={t('forms.publish.title', { name: form.name })}
      onClose={onClose}
      action={
        <Button loading={isLoading} disabled={problems.length > 0} onClick={() => void confirm()}>
          {t('forms.publish')}
        </Button>
      }
    >
      {problems.length > 0 ? (
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Notice tone="danger">{t('forms.problems.title')}</Notice>
          <ProblemList problems={problems} onShow={onClose} />
        </Flex>
      ) : null}
      {form.publishedVersion === 0 ? (
        <Typography>{t('forms.publish.first')}</Typography>
      ) : (
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Typography tag="h3" variant="omega" fontWeight="bold">
            {t('forms.publish.differences', { version: form.publishedVersion })}
          </Typography>
          <DifferenceList items={items} />
          {items.length === 0 && form.hasChanges ? (
            <Notice tone="info">{t('forms.publish.around')}</Notice>
          ) : null}
        </Flex>
      )}
    </ModalDialog>
  );
};
