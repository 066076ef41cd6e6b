import { Link, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { RetentionResponse } from '../../../../../server/src/privacy/contract';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { TableSection } from '../area/TableSection';
import { lastDayBefore } from '../../../utils/day';

/** Contracts of third-party files, and what happens at their end. */
export const FilesPanel = ({ files }: { files: RetentionResponse['data']['files'] }) => {
  const t = useT();
  const can = useCan();
  const { formatDate, formatNumber } = useIntl();
  return (
    <TableSection
      title={t('consent.retention.files')}
      hint={t('consent.retention.files.hint')}
      empty={files.length === 0 ? t('consent.retention.files.none') : null}
    >
      <Table colCount={4} rowCount={files.length + 1}>
        <Thead>
          <Tr>
            {(['name', 'kind', 'people', 'endsOn'] as const).map((column) => (
              <Th key={column}>
                <Typography variant="sigma">{t(`provenances.column.${column}`)}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {files.map((file) => (
            <Tr key={file.id}>
              <Td>
                {can('read-provenances') ? (
                  <Link tag={RouterLink} to={pluginPath(`/consent/files/${file.id}`)}>
                    {file.name}
                  </Link>
                ) : (
                  <Typography>{file.name}</Typography>
                )}
              </Td>
              <Td>
                <Typography>{t.maybe(`provenances.kind.${file.kind}`, file.kind)}</Typography>
              </Td>
              <Td>
                <Typography>{formatNumber(file.people)}</Typography>
              </Td>
              <Td>
                <Typography>
                  {formatDate(lastDayBefore(file.endsAt), {
                    day: 'numeric',
                    month: 'short',
                    year: 'numeric',
                    timeZone: 'UTC',
                  })}
                </Typography>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </TableSection>
  );
};
