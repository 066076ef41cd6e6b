import { Accordion, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import {
  useGetCampaignVersionQuery,
  useListCampaignVersionsQuery,
} from '../../../../api/campaigns';
import { ModalDialog } from '../../../../components/ModalDialog';
import { QueryGate } from '../../../../components/QueryGate';
import { useFormatDate } from '../../../../hooks/useFormatDate';
import { useT } from '../../../../hooks/useT';
import { toDraft, type Draft } from '../../model/draft';
import { toPreviewRequest } from '../../model/preview';
import { MessageFrame } from '../preview/MessageFrame';
import { inScheme } from '../preview/scheme';
import { usePreview } from '../preview/usePreview';

interface VersionProps {
  id: number;
  revision: number;
  /** Absent where the reader may not change the campaign. */
  onRestore: ((draft: Draft) => void) | null;
}

const Look = ({ draft, title }: { draft: Draft; title: string }) => {
  const t = useT();
  const { preview, error } = usePreview(toPreviewRequest(draft));
  if (error) return <Typography>{t('composer.history.noPreview')}</Typography>;
  return preview ? (
    <MessageFrame html={inScheme(preview.html, 'light')} width={680} title={title} />
  ) : null;
};

/** What the campaign looked like, and the way back to it. */
const Version = ({ id, revision, onRestore }: VersionProps) => {
  const t = useT();
  const query = useGetCampaignVersionQuery({ id, revision });
  return (
    <QueryGate query={query} lines={3}>
      {({ content }) => {
        const draft = toDraft(content);
        return (
          <Flex direction="column" alignItems="stretch" gap={4} padding={4}>
            {onRestore ? (
              <Flex>
                <Button type="button" variant="secondary" size="S" onClick={() => onRestore(draft)}>
                  {t('composer.history.restore')}
                </Button>
              </Flex>
            ) : null}
            <Look draft={draft} title={t('composer.history.look', { revision })} />
          </Flex>
        );
      }}
    </QueryGate>
  );
};

interface HistoryDialogProps {
  id: number;
  /** The one that is on the page. */
  revision: number;
  onRestore: VersionProps['onRestore'];
  onClose: () => void;
}

/** Who saved what and when. Going back is an edit like any other, so it can be undone. */
export const HistoryDialog = ({ id, revision, onRestore, onClose }: HistoryDialogProps) => {
  const t = useT();
  const dates = useFormatDate();
  const [opened, setOpened] = useState('');
  const query = useListCampaignVersionsQuery(id, { refetchOnMountOrArgChange: true });
  return (
    <ModalDialog title={t('composer.history')} onClose={onClose}>
      <Typography textColor="neutral600">{t('composer.history.hint')}</Typography>
      <QueryGate query={query}>
        {(versions) =>
          versions.length === 0 ? (
            <Typography>{t('composer.history.none')}</Typography>
          ) : (
            <Accordion.Root size="M" value={opened} onValueChange={setOpened}>
              {versions.map((version) => (
                <Accordion.Item key={version.revision} value={String(version.revision)}>
                  <Accordion.Header>
                    <Accordion.Trigger
                      description={t(
                        version.revision === revision
                          ? 'composer.history.current'
                          : 'composer.history.by',
                        { name: version.name ?? t('composer.history.unknown') }
                      )}
                    >
                      {dates.dateTime(version.savedAt)}
                    </Accordion.Trigger>
                  </Accordion.Header>
                  <Accordion.Content>
                    {opened === String(version.revision) ? (
                      <Version id={id} revision={version.revision} onRestore={onRestore} />
                    ) : null}
                  </Accordion.Content>
                </Accordion.Item>
              ))}
            </Accordion.Root>
          )
        }
      </QueryGate>
    </ModalDialog>
  );
};
