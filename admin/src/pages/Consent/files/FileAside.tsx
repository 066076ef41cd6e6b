import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import type { ProvenanceRow } from '../../../../../server/src/audience/contract';
import { useDeleteProvenanceMutation } from '../../../api/provenances';
import { CountedConfirm } from '../../../components/CountedConfirm';
import { Panel } from '../../../components/Panel';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useCan } from '../../../hooks/useCan';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';

const Campaigns = ({ file }: { file: ProvenanceRow }) => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  return (
    <Panel title={t('provenances.uses', { used: file.uses.length, max: file.maxSends })}>
      {file.uses.length === 0 ? (
        <Typography textColor="neutral600">{t('provenances.uses.none')}</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {file.uses.map(({ campaignId, campaignName, at }) => {
            const name = campaignName ?? t('provenances.uses.gone', { id: campaignId });
            return (
              <li key={campaignId}>
                {can('read-campaigns') && campaignName ? (
                  <Link tag={RouterLink} to={pluginPath(`/campaigns/${campaignId}`)}>
                    {name}
                  </Link>
                ) : (
                  <Typography>{name}</Typography>
                )}
                <Typography tag="p" variant="pi" textColor="neutral600">
                  {dates.dateTime(at)}
                </Typography>
              </li>
            );
          })}
        </Flex>
      )}
    </Panel>
  );
};

const DeleteFile = ({ file }: { file: ProvenanceRow }) => {
  const t = useT();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [isOpen, setOpen] = useState(false);
  const [remove] = useDeleteProvenanceMutation();
  return (
    <Panel title={t('provenances.delete.panel')}>
      <Typography textColor="neutral600">
        {file.isLocked
          ? t('provenances.delete.refused', { people: file.people })
          : t('provenances.delete.hint')}
      </Typography>
      <Button
        type="button"
        variant="danger-light"
        startIcon={<Trash />}
        disabled={file.isLocked}
        onClick={() => setOpen(true)}
      >
        {t('provenances.delete')}
      </Button>
      <CountedConfirm
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('provenances.delete')}
        onConfirm={async () => {
          try {
            await remove(file.id).unwrap();
            toggleNotification({ type: 'success', message: t('common.deleted') });
            navigate(pluginPath('/consent/files'));
          } catch (error) {
            errors.notify(error);
          }
        }}
      >
        {t('provenances.delete.confirm', { name: file.name })}
      </CountedConfirm>
    </Panel>
  );
};

/** What hangs on a file: people, campaigns, and whether it can go. */
export const FileAside = ({ file }: { file: ProvenanceRow }) => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  const { formatNumber } = useIntl();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Panel title={t('provenances.people')}>
        <Typography variant="beta">{formatNumber(file.people)}</Typography>
        <Typography textColor="neutral600">
          {file.erasedAt === null
            ? t(`provenances.atEnd.${file.kind}`)
            : t('provenances.erased', { time: dates.dateTime(file.erasedAt) })}
        </Typography>
      </Panel>
      <Campaigns file={file} />
      {can('update-provenances') ? <DeleteFile file={file} /> : null}
    </Flex>
  );
};
