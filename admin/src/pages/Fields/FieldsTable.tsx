import { Flex, LinkButton, Typography, useNotifyAT } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useEffect, useMemo, useRef } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { CustomField } from '../../../../content-types/custom-field';
import type { FieldUsage } from '../../../../server/src/audience/contract';
import { useGetFieldsQuery, useGetFieldUsageQuery, useOrderFieldsMutation } from '../../api/fields';
import { Chip } from '../../components/Chip';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ListTools } from '../../components/ListTools';
import { focusMoved, MoveButtons } from '../../components/MoveButtons';
import { PageShell } from '../../components/PageShell';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useListQuery } from '../../hooks/useListQuery';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { pickText } from '../../utils/locales';
import { moveItem } from '../../utils/move';
import { narrowed, pageOf } from './model/list';

const FILTERS = ['archived'] as const;
/** One page for nearly everybody, so that the order can be seen and changed as a whole. */
const PAGE_SIZE = 50;

const CreateButton = ({ variant }: { variant?: 'secondary' }) => {
  const t = useT();
  const can = useCan();
  return can('update-fields') ? (
    <LinkButton
      tag={Link}
      to={pluginPath('/settings/fields/new')}
      startIcon={<Plus />}
      variant={variant}
      size="S"
    >
      {t('fields.create')}
    </LinkButton>
  ) : null;
};

const UsedIn = ({ usage }: { usage: FieldUsage | undefined }) => {
  const { formatList } = useIntl();
  const names = [...(usage?.forms ?? []), ...(usage?.promotions ?? [])].map(({ name }) => name);
  return <>{names.length > 0 ? formatList(names) : '–'}</>;
};

/** Moves a field in the order of all, and gives the focus back to the button that did it. */
const useMoving = (fields: CustomField[]) => {
  const t = useT();
  const { locale } = useIntl();
  const errors = useApiErrors();
  const { notifyStatus } = useNotifyAT();
  const [order] = useOrderFieldsMutation();
  const pressed = useRef<{ place: string; by: -1 | 1 } | null>(null);

  useEffect(() => {
    if (!pressed.current) return;
    focusMoved(pressed.current.place, pressed.current.by);
    pressed.current = null;
  }, [fields]);

  return async (field: CustomField, by: -1 | 1) => {
    const index = fields.findIndex(({ id }) => id === field.id);
    pressed.current = { place: field.key, by };
    notifyStatus(
      t('common.moved', {
        name: pickText(field.label, locale),
        position: index + by + 1,
        count: fields.length,
      })
    );
    try {
      await order(moveItem(fields, index, by)).unwrap();
    } catch (error) {
      errors.notify(error);
    }
  };
};

export const FieldsTable = () => {
  const t = useT();
  const can = useCan();
  const { locale, formatNumber } = useIntl();
  const { request, filterValues, isNarrowed } = useListQuery(FILTERS, {
    sort: 'position:asc',
    pageSize: PAGE_SIZE,
  });
  const { data: fields, ...query } = useGetFieldsQuery(undefined);
  const { data: usages } = useGetFieldUsageQuery(undefined);
  const all = useMemo(() => fields ?? [], [fields]);
  const move = useMoving(all);
  const usageOf = ({ id }: CustomField) => usages?.find(({ fieldId }) => fieldId === id);
  const page = useMemo(
    () =>
      fields && pageOf(narrowed(fields, { ...filterValues, search: request._q ?? '' }), request),
    [fields, filterValues, request]
  );

  const columns: Column<CustomField>[] = [
    {
      name: 'label',
      label: t('fields.column.label'),
      cell: (field) => pickText(field.label, locale) || field.key,
    },
    {
      name: 'key',
      label: t('fields.column.key'),
      cell: ({ key }) => <Typography style={{ fontFamily: 'monospace' }}>{key}</Typography>,
    },
    { name: 'type', label: t('fields.column.type'), cell: ({ type }) => t(`fields.type.${type}`) },
    {
      name: 'used',
      label: t('fields.column.used'),
      cell: (field) => <UsedIn usage={usageOf(field)} />,
    },
    {
      name: 'people',
      label: t('fields.column.people'),
      cell: (field) => {
        const usage = usageOf(field);
        return usage ? formatNumber(usage.people) : '…';
      },
    },
    {
      name: 'access',
      label: t('fields.column.access'),
      cell: ({ access, isArchived }) =>
        isArchived ? (
          <Chip variant="neutral">{t('fields.archived')}</Chip>
        ) : (
          t(`fields.access.${access}`)
        ),
    },
  ];
  if (can('update-fields') && !isNarrowed)
    columns.push({
      name: 'order',
      label: t('fields.column.order'),
      cell: (field) => (
        <Flex gap={1}>
          <MoveButtons
            name={pickText(field.label, locale)}
            place={field.key}
            isFirst={all[0]?.id === field.id}
            isLast={all.at(-1)?.id === field.id}
            onMove={(by) => void move(field, by)}
          />
        </Flex>
      ),
    });

  return (
    <PageShell
      title={t('common.nav.fields')}
      subtitle={t('fields.subtitle')}
      primaryAction={<CreateButton />}
      actions={
        <ListTools
          searchLabel={t('fields.search')}
          filters={[
            {
              name: 'archived',
              label: t('fields.filter.archived'),
              options: [
                { value: 'false', label: t('fields.filter.offered') },
                { value: 'true', label: t('fields.archived') },
              ],
            },
          ]}
        />
      }
    >
      <DataTable
        query={{ ...query, data: page }}
        columns={columns}
        rowHref={({ id }) => pluginPath(`/settings/fields/${id}`)}
        rowLabel={(field) => pickText(field.label, locale)}
        isNarrowed={isNarrowed}
        empty={
          <EmptyState
            title={t('fields.empty.title')}
            text={t('fields.empty.text')}
            action={<CreateButton variant="secondary" />}
          />
        }
      />
    </PageShell>
  );
};
