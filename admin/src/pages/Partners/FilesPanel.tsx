import { Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useState } from 'react';
import type { PartnerRow } from '../../../../server/src/partners/contract';
import { useGetPartnerBatchesQuery } from '../../api/partners';
import { Panel } from '../../components/Panel';
import { QueryGate } from '../../components/QueryGate';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { actorName } from '../../utils/actor';
import { ExportDialog } from './ExportDialog';

/** The latest files that were made for a partner, and the way to a new one. */
export const FilesPanel = ({ partner }: { partner: PartnerRow }) => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  const [isOpen, setOpen] = useState(false);
  const query = useGetPartnerBatchesQuery(partner.id);
  return (
    <Panel title={t('partners.export')} hint={t('partners.export.hint')}>
      {can('export-partners') ? (
        <>
          <Button
            type="button"
            variant="secondary"
            startIcon={<Download />}
            onClick={() => setOpen(true)}
          >
            {t('partners.export.open')}
          </Button>
          {isOpen ? <ExportDialog partner={partner} onClose={() => setOpen(false)} /> : null}
        </>
      ) : null}
      <QueryGate query={query} lines={2}>
        {({ results }) =>
          results.length === 0 ? (
            <Typography textColor="neutral600">{t('partners.batches.none')}</Typography>
          ) : (
            <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
              {results.map(
                ({ id, key, consents, withdrawals, format, madeAt, madeBy, madeByName }) => (
                  <li key={id}>
                    <Typography tag="p" style={{ overflowWrap: 'anywhere' }}>
                      {key}
                    </Typography>
                    <Typography tag="p" variant="pi" textColor="neutral600">
                      {t('partners.batches.line', {
                        consents,
                        withdrawals,
                        format: format.toUpperCase(),
                      })}
                    </Typography>
                    <Typography tag="p" variant="pi" textColor="neutral600">
                      {t('partners.batches.by', {
                        time: dates.dateTime(madeAt),
                        who: madeByName ?? actorName(madeBy, t),
                      })}
                    </Typography>
                  </li>
                )
              )}
            </Flex>
          )
        }
      </QueryGate>
    </Panel>
  );
};
