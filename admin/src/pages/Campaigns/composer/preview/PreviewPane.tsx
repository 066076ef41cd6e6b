import { Box } from '@strapi/design-system';
import { useMemo, useState } from 'react';
import { toPreviewRequest } from '../../model/preview';
import { translationIn } from '../../model/translations';
import { useComposer } from '../context';
import { MessagePreview, type PreviewMode } from './MessagePreview';
import { SubscriberPicker } from './SubscriberPicker';

/** What readers will see, in the language on view and as anyone or somebody. */
export const PreviewPane = ({ mode }: { mode: PreviewMode }) => {
  const { draft, locale } = useComposer();
  const [person, setPerson] = useState<{ id: number; email: string } | null>(null);
  const request = useMemo(
    () =>
      toPreviewRequest(draft, {
        previewLocale: locale,
        ...(person && { subscriberId: person.id }),
      }),
    [draft, locale, person]
  );
  return (
    <MessagePreview
      request={request}
      mode={mode}
      preheader={translationIn(draft, locale)?.preheader || draft.preheader}
      tools={
        <Box flex="0 1 32rem">
          <SubscriberPicker value={person} onChange={setPerson} />
        </Box>
      }
    />
  );
};
