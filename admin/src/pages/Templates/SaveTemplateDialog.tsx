import {
  Button,
  Field,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState, type FormEvent } from 'react';
import { useHref } from 'react-router-dom';
import { useGetCampaignQuery } from '../../api/campaigns';
import {
  useCreateTemplateMutation,
  useListTemplatesQuery,
  useUpdateTemplateMutation,
} from '../../api/templates';
import { ModalDialog } from '../../components/ModalDialog';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { documentOfA } from '../Campaigns/ab/model/marks';

const ALL = { kind: 'message', pageSize: 100, sort: 'name:asc' } as const;
const NEW = 'new';

interface SaveTemplateDialogProps {
  /** The campaign, with everything on the page already saved. */
  id: number;
  name: string;
  onClose: () => void;
}

/** Keeps a campaign's message as something to start from. */
export const SaveTemplateDialog = ({
  id,
  name: campaignName,
  onClose,
}: SaveTemplateDialogProps) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const panel = useHref('/').replace(/\/$/, '');
  const { toggleNotification } = useNotification();
  const campaign = useGetCampaignQuery(id);
  const { data: existing } = useListTemplatesQuery(ALL, { skip: !can('read-templates') });
  const [create, creation] = useCreateTemplateMutation();
  const [update, replacement] = useUpdateTemplateMutation();
  const [name, setName] = useState(campaignName);
  const [target, setTarget] = useState(NEW);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setProblem(t('common.required'));
    try {
      // What is stored now, not what the page was opened with.
      const { locale, subject, preheader, document, translations } = await campaign
        .refetch()
        .unwrap();
      const data = {
        kind: 'message' as const,
        name: name.trim(),
        locale,
        subject: subject ?? [],
        preheader: preheader ?? '',
        // A template knows of no test: it is made of what A has.
        document: documentOfA(document),
        translations: translations ?? {},
      };
      const saved =
        target === NEW
          ? await create(data).unwrap()
          : await update({ id: Number(target), data }).unwrap();
      toggleNotification({
        type: 'success',
        message: t('templates.saved', { name: saved.name }),
        ...(can('read-templates') && {
          link: {
            label: t('templates.saved.open'),
            url: `${panel}${pluginPath(`/templates/${saved.id}`)}`,
          },
        }),
      });
      onClose();
    } catch (error) {
      setProblem(errors.message(error));
    }
  };
  return (
    <ModalDialog
      title={t('templates.save.title')}
      onClose={onClose}
      onSubmit={submit}
      action={
        <Button type="submit" loading={creation.isLoading || replacement.isLoading}>
          {t('common.action.save')}
        </Button>
      }
    >
      <Typography textColor="neutral600">{t('templates.save.text')}</Typography>
      {existing && existing.results.length > 0 ? (
        <Field.Root
          name="target"
          hint={target === NEW ? undefined : t('templates.save.replace.hint')}
        >
          <Field.Label>{t('templates.save.as')}</Field.Label>
          <SingleSelect
            value={target}
            onChange={(value) => {
              const next = String(value);
              const chosen = existing.results.find((item) => String(item.id) === next);
              setTarget(next);
              setName(chosen?.name ?? campaignName);
            }}
          >
            <SingleSelectOption value={NEW}>{t('templates.save.new')}</SingleSelectOption>
            {existing.results.map((item) => (
              <SingleSelectOption key={item.id} value={String(item.id)}>
                {t('templates.save.replace', { name: item.name })}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Hint />
        </Field.Root>
      ) : null}
      <Field.Root name="name" required error={problem ?? undefined}>
        <Field.Label>{t('templates.name')}</Field.Label>
        <TextInput
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Field.Error />
      </Field.Root>
    </ModalDialog>
  );
};
