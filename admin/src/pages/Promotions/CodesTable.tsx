import { Button, Flex, Typography } from '@strapi/design-system';
import { Trash, Upload } from '@strapi/icons';
import { Page, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import type { CodeRow, PromotionRow } from '../../../../server/src/promotions/contract';
import {
  useGetCodesQuery,
  useGetPromotionQuery,
  useRemoveCodesMutation,
} from '../../api/promotions';
import { Chip } from '../../components/Chip';
import { CountedConfirm } from '../../components/CountedConfirm';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ListTools } from '../../components/ListTools';
import { PageShell } from '../../components/PageShell';
import { PersonLink } from '../../components/PersonLink';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useListQuery } from '../../hooks/useListQuery';
import { useT } from '../../hooks/useT';
import { permission } from '../../permissions';
import { UploadCodes } from './panels/UploadCodes';

const FILTERS = ['given'] as const;

const RemoveFree = ({ promotion: { id, codes } }: { promotion: PromotionRow }) => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [isAsking, setAsking] = useState(false);
  const [remove] = useRemoveCodesMutation();
  const free = codes?.free ?? 0;
  return (
    <>
      <Button
        type="button"
        variant="danger-light"
        startIcon={<Trash />}
        disabled={free === 0}
        onClick={() => setAsking(true)}
      >
        {t('promotions.codes.remove', { free })}
      </Button>
      <CountedConfirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('promotions.codes.remove', { free })}
        onConfirm={async () => {
          try {
            const { removed } = await remove(id).unwrap();
            toggleNotification({
              type: 'success',
              message: t('promotions.codes.removed', { removed }),
            });
          } catch (error) {
            errors.notify(error);
          }
        }}
      >
        {t('promotions.codes.remove.confirm')}
      </CountedConfirm>
    </>
  );
};

/** Every code, and who has it. */
export const CodesTable = () => {
  const t = useT();
  const dates = useFormatDate();
  const id = Number(useParams<{ id: string }>().id);
  const [isOpen, setOpen] = useState(false);
  const { data: promotion } = useGetPromotionQuery(id);
  const { request, isNarrowed } = useListQuery(FILTERS, { sort: 'id:asc', pageSize: 20 });
  const { given, ...page } = request;
  const query = useGetCodesQuery({
    ...page,
    id,
    ...(given === 'true' || given === 'false' ? { given } : {}),
  });

  const columns: Column<CodeRow>[] = [
    {
      name: 'code',
      label: t('promotions.column.code'),
      cell: ({ code }) => <code style={{ overflowWrap: 'anywhere' }}>{code}</code>,
    },
    {
      name: 'state',
      label: t('promotions.column.state'),
      cell: ({ subscriberId }) => (
        <Chip variant={subscriberId === null ? 'secondary' : 'success'}>
          {t(subscriberId === null ? 'promotions.code.free' : 'promotions.code.given')}
        </Chip>
      ),
    },
    {
      name: 'person',
      label: t('promotions.column.person'),
      cell: ({ subscriberId, email }) =>
        subscriberId === null ? (
          <Typography>–</Typography>
        ) : (
          <PersonLink person={{ subscriberId, email }} />
        ),
    },
    {
      name: 'assignedAt',
      label: t('promotions.column.assigned'),
      sortable: true,
      cell: ({ assignedAt }) => dates.dateTime(assignedAt),
    },
  ];
  const uploadButton = (variant: 'default' | 'secondary') => (
    <Button type="button" variant={variant} startIcon={<Upload />} onClick={() => setOpen(true)}>
      {t('promotions.codes.upload')}
    </Button>
  );

  return (
    <Page.Protect permissions={[permission('update-promotions')]}>
      <PageShell
        title={
          promotion ? t('promotions.codes.of', { name: promotion.name }) : t('promotions.codes')
        }
        subtitle={t('promotions.codes.subtitle')}
        back={`/promotions/${id}`}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            {promotion ? <RemoveFree promotion={promotion} /> : null}
            {uploadButton('default')}
          </Flex>
        }
        actions={
          <ListTools
            searchLabel={t('promotions.codes.search')}
            filters={[
              {
                name: 'given',
                label: t('promotions.column.state'),
                options: [
                  { value: 'true', label: t('promotions.code.given') },
                  { value: 'false', label: t('promotions.code.free') },
                ],
              },
            ]}
          />
        }
      >
        <DataTable
          query={query}
          columns={columns}
          rowLabel={({ code }) => code}
          isNarrowed={isNarrowed}
          empty={
            <EmptyState
              title={t('promotions.codes.empty.title')}
              text={t('promotions.codes.empty.text')}
              action={uploadButton('secondary')}
            />
          }
        />
        {isOpen ? <UploadCodes id={id} onClose={() => setOpen(false)} /> : null}
      </PageShell>
    </Page.Protect>
  );
};
