import { Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { PreviewRequest } from '../../../../../server/src/messages/contract';
import { Segments } from '../../../components/Segments';
import { useT } from '../../../hooks/useT';
import {
  MessagePreview,
  PREVIEW_MODES,
  type PreviewMode,
} from '../composer/preview/MessagePreview';

/** What readers got or will get. */
export const PreviewPanel = ({ request }: { request: PreviewRequest }) => {
  const t = useT();
  const [mode, setMode] = useState<PreviewMode>('desktop');
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Segments
        label={t('campaigns.preview.mode')}
        options={PREVIEW_MODES.map((value) => ({ value, label: t(`composer.view.${value}`) }))}
        value={mode}
        onChange={setMode}
      />
      <MessagePreview request={request} mode={mode} preheader={request.preheader} />
    </Flex>
  );
};
