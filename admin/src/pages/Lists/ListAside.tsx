import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { SUBSCRIPTION_STATES } from '../../../../content-types/subscription';
import type { ListRow } from '../../../../server/src/audience/contract';
import { useDeleteListMutation } from '../../api/lists';
import { CountedConfirm } from '../../components/CountedConfirm';
import { Panel } from '../../components/Panel';
import { StateChip } from '../../components/StateChip';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { filterSearch } from '../../utils/list-query';

const People = ({ list }: { list: ListRow }) => {
  const t = useT();
  const can = useCan();
  const { formatNumber } = useIntl();
  return (
    <Panel title={t('lists.panel.people')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {SUBSCRIPTION_STATES.map((state) => (
          <Flex tag="li" key={state} justifyContent="space-between">
            <StateChip of="subscription" state={state} />
            {can('read-subscribers') && list.counts[state] > 0 ? (
              <Link
                tag={RouterLink}
                to={pluginPath(`/subscribers${filterSearch({ list: list.id, state })}`)}
              >
                {formatNumber(list.counts[state])}
              </Link>
            ) : (
              <Typography>{formatNumber(list.counts[state])}</Typography>
            )}
          </Flex>
        ))}
      </Flex>
    </Panel>
  );
};

const FeedingForms = ({ list }: { list: ListRow }) => {
  const t = useT();
  const can = useCan();
  return (
    <Panel title={t('lists.panel.forms')}>
      {list.forms.length === 0 ? (
        <Typography textColor="neutral600">
          {t(list.regime === 'third-party' ? 'lists.forms.thirdParty' : 'lists.forms.none')}
        </Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="flex-start" gap={2}>
          {list.forms.map((form) => (
            <li key={form.id}>
              {can('read-forms') ? (
                <Link tag={RouterLink} to={pluginPath(`/forms/${form.id}`)}>
                  {form.name}
                </Link>
              ) : (
                <Typography>{form.name}</Typography>
              )}
            </li>
          ))}
        </Flex>
      )}
      {list.forms.length === 0 && list.regime !== 'third-party' && can('create-forms') ? (
        <Link tag={RouterLink} to={pluginPath('/forms')}>
          {t('lists.forms.create')}
        </Link>
      ) : null}
    </Panel>
  );
};

const DeleteList = ({ list }: { list: ListRow }) => {
  const t = useT();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [isOpen, setOpen] = useState(false);
  const [deleteList] = useDeleteListMutation();
  const people = SUBSCRIPTION_STATES.reduce((sum, state) => sum + list.counts[state], 0);
  const refused = people > 0 || list.forms.length > 0;
  return (
    <Panel title={t('lists.panel.delete')}>
      <Typography textColor="neutral600">
        {refused
          ? t('lists.delete.refused', { people, forms: list.forms.length })
          : t('lists.delete.hint')}
      </Typography>
      <Button
        type="button"
        variant="danger-light"
        startIcon={<Trash />}
        disabled={refused}
        onClick={() => setOpen(true)}
      >
        {t('lists.delete')}
      </Button>
      <CountedConfirm
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('lists.delete')}
        onConfirm={async () => {
          try {
            await deleteList(list.id).unwrap();
            toggleNotification({ type: 'success', message: t('common.deleted') });
            navigate(pluginPath('/lists'));
          } catch (error) {
            errors.notify(error);
          }
        }}
      >
        {t('lists.delete.confirm', { name: list.name })}
      </CountedConfirm>
    </Panel>
  );
};

/** What hangs on a list: people, forms, and whether it can go. */
export const ListAside = ({ list }: { list: ListRow }) => {
  const can = useCan();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <People list={list} />
      <FeedingForms list={list} />
      {can('delete-lists') ? <DeleteList list={list} /> : null}
    </Flex>
  );
};
