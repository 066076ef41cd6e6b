import { Button, Field, TextInput } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import { ModalDialog } from '../../components/ModalDialog';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { CONTENT_LOCALES } from '../../utils/locales';
import { StartChoice } from '../Templates/StartChoice';
import { useStartFrom, type Start } from '../Templates/useStartFrom';
import { createItem } from './model/new-block';

const emptyMessage = (panelLocale: string): Omit<Start, 'name'> => ({
  locale: CONTENT_LOCALES.find((locale) => locale === panelLocale) ?? CONTENT_LOCALES[0],
  subject: [],
  preheader: '',
  document: { version: 1, blocks: [createItem('heading'), createItem('text')] },
});

/** Asks for a name and what to begin with, and opens the new draft. */
const StartDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const errors = useApiErrors();
  const { locale: panelLocale } = useIntl();
  const { begin, isLoading } = useStartFrom();
  const [name, setName] = useState('');
  const [from, setFrom] = useState<Start | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setProblem(t('common.required'));
    try {
      await begin({ ...(from ?? emptyMessage(panelLocale)), name: name.trim() });
    } catch (error) {
      setProblem(errors.message(error));
    }
  };
  return (
    <ModalDialog
      title={t('campaigns.create.title')}
      onClose={onClose}
      onSubmit={submit}
      action={
        <Button type="submit" loading={isLoading}>
          {t('campaigns.create.confirm')}
        </Button>
      }
    >
      <Field.Root required error={problem ?? undefined} hint={t('campaigns.name.hint')}>
        <Field.Label>{t('campaigns.name')}</Field.Label>
        <TextInput
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <StartChoice value={from} onChange={setFrom} />
    </ModalDialog>
  );
};

/** The way to a new campaign. */
export const CreateCampaign = ({ variant = 'default' }: { variant?: 'default' | 'secondary' }) => {
  const t = useT();
  const can = useCan();
  const [isOpen, setOpen] = useState(false);
  if (!can('create-campaigns')) return null;
  return (
    <>
      <Button startIcon={<Plus />} variant={variant} size="S" onClick={() => setOpen(true)}>
        {t('campaigns.create')}
      </Button>
      {isOpen ? <StartDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
};
