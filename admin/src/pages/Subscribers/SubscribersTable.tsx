import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type {
  ListSubscribersRequest,
  SubscriberRow,
} from '../../../../server/src/audience/contract';
import { SUBSCRIPTION_STATES } from '../../../../content-types/subscription';
import { useGetSubscribersQuery } from '../../api/subscribers';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ListTools, type ListFilter } from '../../components/ListTools';
import { PageShell } from '../../components/PageShell';
import { StateChip } from '../../components/StateChip';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useListQuery } from '../../hooks/useListQuery';
import { useListOptions } from '../../hooks/useOptions';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { CONTENT_LOCALES, languageTitle } from '../../utils/locales';
import { fullName } from '../../utils/text';
import { AddSubscriber } from './AddSubscriber';
import { BULK_ACTIONS } from './bulk';
import { BulkToolbar } from './BulkToolbar';
import { ListChips } from './ListChips';

const FILTERS = ['list', 'state', 'suppressed', 'locale'] as const;

const useFilters = (): ListFilter[] => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const lists = useListOptions();
  return [
    {
      name: 'list',
      label: t('subscribers.filter.list'),
      options: lists.map(({ id, name }) => ({ value: String(id), label: name })),
    },
    {
      name: 'state',
      label: t('subscribers.filter.state'),
      options: SUBSCRIPTION_STATES.map((state) => ({
        value: state,
        label: t(`state.subscription.${state}`),
      })),
    },
    {
      name: 'suppressed',
      label: t('subscribers.filter.suppressed'),
      options: [
        { value: 'true', label: t('common.yes') },
        { value: 'false', label: t('common.no') },
      ],
    },
    {
      name: 'locale',
      label: t('subscribers.filter.locale'),
      options: CONTENT_LOCALES.map((locale) => ({
        value: locale,
        label: languageTitle(locale, panelLocale),
      })),
    },
  ];
};

const useColumns = (): Column<SubscriberRow>[] => {
  const t = useT();
  const dates = useFormatDate();
  const { locale: panelLocale } = useIntl();
  return [
    {
      name: 'email',
      label: t('subscribers.column.email'),
      sortable: true,
      cell: (person) =>
        person.status === 'erased' ? t('subscribers.erased', { id: person.id }) : person.email,
    },
    {
      name: 'lastName',
      label: t('subscribers.column.name'),
      sortable: true,
      cell: (person) => fullName(person) || '–',
    },
    {
      name: 'lists',
      label: t('subscribers.column.lists'),
      cell: ({ suppressed, subscriptions }) => (
        <Flex gap={1} wrap="wrap">
          {suppressed ? (
            <StateChip of="suppression" state={suppressed} prefix={t('subscribers.blocked')} />
          ) : null}
          <ListChips subscriptions={subscriptions} />
        </Flex>
      ),
    },
    {
      name: 'locale',
      label: t('subscribers.column.locale'),
      cell: ({ locale }) => languageTitle(locale, panelLocale),
    },
    {
      name: 'createdAt',
      label: t('subscribers.column.createdAt'),
      sortable: true,
      cell: ({ createdAt }) => (
        <Typography tag="span" style={{ whiteSpace: 'nowrap' }}>
          {dates.dateTime(createdAt)}
        </Typography>
      ),
    },
  ];
};

export const SubscribersTable = () => {
  const t = useT();
  const can = useCan();
  const { formatNumber } = useIntl();
  const columns = useColumns();
  const filters = useFilters();
  const [isAdding, setAdding] = useState(false);
  const { request, isNarrowed } = useListQuery(FILTERS, { sort: 'createdAt:desc' });
  // The URL holds text; the server reads it and drops what is not a filter.
  const query = useGetSubscribersQuery(request as ListSubscribersRequest);
  const mayAct = BULK_ACTIONS.some(({ permission }) => can(permission));

  const mayRegister = can('register-subscribers') && can('read-lists');

  const addButton = (variant?: 'secondary') =>
    can('create-subscribers') ? (
      <Button startIcon={<Plus />} size="S" variant={variant} onClick={() => setAdding(true)}>
        {t('subscribers.add')}
      </Button>
    ) : undefined;

  return (
    <PageShell
      title={t('common.nav.subscribers')}
      subtitle={
        query.data
          ? t('subscribers.found', {
              count: query.data.pagination.total,
              number: formatNumber(query.data.pagination.total),
            })
          : t('subscribers.subtitle')
      }
      primaryAction={
        <Flex gap={2} wrap="wrap">
          {mayRegister ? (
            <LinkButton
              tag={Link}
              to={pluginPath('/subscribers/register')}
              variant="tertiary"
              size="S"
            >
              {t('subscribers.register')}
            </LinkButton>
          ) : null}
          {addButton()}
        </Flex>
      }
      actions={<ListTools searchLabel={t('subscribers.search')} filters={filters} />}
    >
      <DataTable
        query={query}
        columns={columns}
        rowHref={({ id }) => pluginPath(`/subscribers/${id}`)}
        rowLabel={({ email }) => email}
        bulkActions={
          mayAct ? (people, clear) => <BulkToolbar people={people} onDone={clear} /> : undefined
        }
        isNarrowed={isNarrowed}
        empty={
          <EmptyState
            title={t('subscribers.empty.title')}
            text={t('subscribers.empty.text')}
            action={addButton('secondary')}
          />
        }
      />
      {isAdding ? <AddSubscriber onClose={() => setAdding(false)} /> : null}
    </PageShell>
  );
};
