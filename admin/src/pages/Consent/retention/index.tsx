import { Flex } from '@strapi/design-system';
import { useGetRetentionQuery } from '../../../api/retention';
import { useGetSettingsQuery } from '../../../api/settings';
import { QueryGate } from '../../../components/QueryGate';
import { useCan } from '../../../hooks/useCan';
import { ConsentShell } from '../area/ConsentShell';
import { CalendarPanel } from './CalendarPanel';
import { ClockPanel } from './ClockPanel';
import { FilesPanel } from './FilesPanel';
import { ReportsPanel } from './ReportsPanel';
import { SoonPanel } from './SoonPanel';

/** What will happen to whose data when, and what has happened. */
const RetentionPage = () => {
  const can = useCan();
  const retention = useGetRetentionQuery(undefined, { refetchOnMountOrArgChange: true });
  const settings = useGetSettingsQuery(undefined, { skip: !can('read-settings') });
  return (
    <ConsentShell section="retention">
      <Flex direction="column" alignItems="stretch" gap={6}>
        <QueryGate query={retention}>
          {({ calendar, files, pending, leaving }) => (
            <>
              <SoonPanel pending={pending} leaving={leaving} />
              <CalendarPanel months={calendar} />
              <FilesPanel files={files} />
            </>
          )}
        </QueryGate>
        <ReportsPanel />
        {can('read-settings') ? (
          <QueryGate query={settings}>
            {(response) => <ClockPanel settings={response.settings} />}
          </QueryGate>
        ) : null}
      </Flex>
    </ConsentShell>
  );
};

export default RetentionPage;
