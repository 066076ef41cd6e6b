import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { useGetEntryUsageQuery } from '../api/content';
import { MessagesProvider } from '../components/MessagesProvider';
import { SkeletonLine } from '../components/Skeleton';
import { StateChip } from '../components/StateChip';
import { useApiErrors } from '../hooks/useApiErrors';
import { useFormatDate } from '../hooks/useFormatDate';
import { useT } from '../hooks/useT';
import { pluginPath } from '../pluginId';

interface UsagePanelProps {
  uid: string;
  documentId: string;
}

const Usage = (props: UsagePanelProps) => {
  const t = useT();
  const errors = useApiErrors();
  const { dateTime } = useFormatDate();
  const { data, error } = useGetEntryUsageQuery(props, { refetchOnMountOrArgChange: true });
  if (error) return <Typography textColor="danger600">{errors.message(error)}</Typography>;
  if (!data) return <SkeletonLine />;
  if (data.length === 0)
    return <Typography textColor="neutral600">{t('content.usage.none')}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3} width="100%">
      {data.map(({ id, name, state, sentAt }) => (
        <Flex key={id} tag="li" direction="column" alignItems="flex-start" gap={1}>
          <Link tag={RouterLink} to={pluginPath(`/campaigns/${id}`)}>
            {name}
          </Link>
          <Flex gap={2} wrap="wrap">
            <StateChip of="campaign" state={state} />
            {sentAt === null ? null : (
              <Typography variant="pi" textColor="neutral600">
                {dateTime(sentAt)}
              </Typography>
            )}
          </Flex>
        </Flex>
      ))}
    </Flex>
  );
};

/** The newsletters that show an entry, drafts too. It stands on Strapi's pages, so it brings its texts. */
const UsagePanel = (props: UsagePanelProps) => (
  <MessagesProvider>
    <Usage {...props} />
  </MessagesProvider>
);

export default UsagePanel;
