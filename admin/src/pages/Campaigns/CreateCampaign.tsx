import { Button, Field, Modal, TextInput } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import { useCreateCampaignMutation } from '../../api/campaigns';
import { useGetListsQuery } from '../../api/lists';
import { useGetSendersQuery } from '../../api/senders';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useReturnFocus } from '../../hooks/useReturnFocus';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { CONTENT_LOCALES } from '../../utils/locales';
import { createItem } from './model/new-block';

/** Enough to know whether there is exactly one. */
const A_FEW = { pageSize: 2 };

/** Asks for a name and opens the new draft; what can only be one sender or list is filled in. */
export const CreateCampaign = ({ variant = 'default' }: { variant?: 'default' | 'secondary' }) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const { locale: panelLocale } = useIntl();
  const [isOpen, setOpen] = useState(false);
  useReturnFocus(isOpen);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const senders = useGetSendersQuery(A_FEW, { skip: !isOpen || !can('read-senders') });
  const lists = useGetListsQuery(A_FEW, { skip: !isOpen || !can('read-lists') });
  const [create, { isLoading }] = useCreateCampaignMutation();
  if (!can('create-campaigns')) return null;

  const close = () => {
    setOpen(false);
    setName('');
    setProblem(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setProblem(t('common.required'));
    const onlySender = senders.data?.results.length === 1 ? senders.data.results[0] : null;
    const onlyList = lists.data?.results.length === 1 ? lists.data.results[0] : null;
    try {
      const campaign = await create({
        name: name.trim(),
        locale: CONTENT_LOCALES.find((locale) => locale === panelLocale) ?? CONTENT_LOCALES[0],
        senderId: onlySender?.id ?? onlyList?.senderId ?? null,
        listIds: onlyList ? [onlyList.id] : [],
        nature: 'editorial',
        similarProducts: false,
        profession: '',
        subject: [],
        preheader: '',
        document: { version: 1, blocks: [createItem('heading'), createItem('text')] },
        translations: {},
        excludedListIds: [],
        linkTags: null,
        archive: null,
      }).unwrap();
      navigate(pluginPath(`/campaigns/${campaign.id}`));
    } catch (error) {
      setProblem(errors.message(error));
    }
  };
  return (
    <>
      <Button startIcon={<Plus />} variant={variant} size="S" onClick={() => setOpen(true)}>
        {t('campaigns.create')}
      </Button>
      <Modal.Root open={isOpen} onOpenChange={(open) => !open && close()}>
        <Modal.Content>
          <form onSubmit={(event) => void submit(event)} noValidate>
            <Modal.Header closeLabel={t('common.action.close')}>
              <Modal.Title>{t('campaigns.create.title')}</Modal.Title>
            </Modal.Header>
            <Modal.Body>
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
            </Modal.Body>
            <Modal.Footer>
              <Button variant="tertiary" onClick={close}>
                {t('common.action.cancel')}
              </Button>
              <Button type="submit" loading={isLoading}>
                {t('campaigns.create.confirm')}
              </Button>
            </Modal.Footer>
          </form>
        </Modal.Content>
      </Modal.Root>
    </>
  );
};
