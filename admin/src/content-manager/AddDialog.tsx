import {
  Button,
  Flex,
  Modal,
  Radio,
  Searchbar,
  SearchForm,
  Typography,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useId, useState } from 'react';
import { useHref } from 'react-router-dom';
import { useListCampaignsQuery } from '../api/campaigns';
import { useAddEntriesMutation } from '../api/content';
import { MessagesProvider } from '../components/MessagesProvider';
import { SkeletonBlock } from '../components/Skeleton';
import { useApiErrors } from '../hooks/useApiErrors';
import { useCan } from '../hooks/useCan';
import { useFormatDate } from '../hooks/useFormatDate';
import { useT } from '../hooks/useT';
import { useLater } from '../pages/Campaigns/content/useLater';
import { pluginPath } from '../pluginId';

const NEW = 'new';
/** The drafts that were worked on last; older ones are found by name. */
const SHOWN = 8;

interface AddDialogProps {
  uid: string;
  documentIds: string[];
  locale: string;
  onClose: () => void;
}

/** Asks which newsletter entries are for, and puts them there. */
const Add = ({ uid, documentIds, locale, onClose }: AddDialogProps) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const { dateTime } = useFormatDate();
  // Strapi's toasts link with plain addresses.
  const panel = useHref('/').replace(/\/$/, '');
  const { toggleNotification } = useNotification();
  const labelId = useId();
  const [q, setQ] = useState('');
  const wanted = useLater(q.trim());
  const { data, error } = useListCampaignsQuery(
    { state: 'draft', _q: wanted, page: 1, pageSize: SHOWN, sort: 'updatedAt:desc' },
    { refetchOnMountOrArgChange: true }
  );
  const drafts = data?.results ?? [];
  const [chosen, setChosen] = useState('');
  const [add, { isLoading }] = useAddEntriesMutation();
  const mayCreate = can('create-campaigns');
  const isNew = chosen === NEW && mayCreate;
  const draft = drafts.find(({ id }) => String(id) === chosen);
  const canAdd = isNew || draft !== undefined;

  const confirm = async () => {
    try {
      const campaignId = isNew ? null : (draft?.id ?? null);
      const result = await add({ campaignId, uid, documentIds, locale }).unwrap();
      toggleNotification({
        type: result.added > 0 ? 'success' : 'info',
        message: t(result.added > 0 ? 'content.add.done' : 'content.add.already', {
          count: result.added,
          name: result.name,
        }),
        link: {
          label: t('content.add.open'),
          url: `${panel}${pluginPath(`/campaigns/${result.campaignId}`)}`,
        },
      });
      onClose();
    } catch (failure) {
      errors.notify(failure);
    }
  };
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography id={labelId}>
            {t('content.add.text', { count: documentIds.length })}
          </Typography>
          <SearchForm
            onSubmit={(event) => {
              event.preventDefault();
              // The dialog lies inside of the entry's form as React sees it, which would be saved.
              event.stopPropagation();
            }}
          >
            <Searchbar
              name="draft-search"
              value={q}
              clearLabel={t('common.action.clear')}
              placeholder={t('content.add.search')}
              onClear={() => setQ('')}
              onChange={(event) => setQ(event.currentTarget.value)}
            >
              {t('content.add.search')}
            </Searchbar>
          </SearchForm>
          {error ? (
            <Typography role="alert" textColor="danger600">
              {errors.message(error)}
            </Typography>
          ) : null}
          {data || error ? (
            <Radio.Group aria-labelledby={labelId} value={chosen} onValueChange={setChosen}>
              {mayCreate ? <Radio.Item value={NEW}>{t('content.add.new')}</Radio.Item> : null}
              {drafts.map(({ id, name, updatedAt }) => (
                <Radio.Item key={id} value={String(id)}>
                  {t('content.add.draft', { name, date: dateTime(updatedAt) })}
                </Radio.Item>
              ))}
            </Radio.Group>
          ) : (
            <SkeletonBlock lines={3} />
          )}
          {data && drafts.length === 0 ? (
            <Typography textColor="neutral600" role="status">
              {t(wanted === '' ? 'content.add.none' : 'content.add.noMatch')}
            </Typography>
          ) : null}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {t('common.action.cancel')}
        </Button>
        <Button disabled={!canAdd} loading={isLoading} onClick={() => void confirm()}>
          {t('content.add.confirm')}
        </Button>
      </Modal.Footer>
    </>
  );
};

/** It stands on Strapi's pages, so it brings its texts. */
const AddDialog = (props: AddDialogProps) => (
  <MessagesProvider>
    <Add {...props} />
  </MessagesProvider>
);

export default AddDialog;
