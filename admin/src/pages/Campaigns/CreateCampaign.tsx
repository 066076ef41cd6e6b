import { Button, Field, Flex, Modal, TextInput } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useReturnFocus } from '../../hooks/useReturnFocus';
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
  useReturnFocus();
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
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Modal.Header closeLabel={t('common.action.close')}>
            <Modal.Title>{t('campaigns.create.title')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={5}>
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
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={onClose}>
              {t('common.action.cancel')}
            </Button>
            <Button type="submit" loading={isLoading}>
              {t('campaigns.create.confirm')}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
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
