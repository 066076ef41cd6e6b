import { Box } from '@strapi/design-system';
import { useMemo, useState } from 'react';
import { abKeysOf, type AbKey } from '../../../../../../content-types';
import { asVariant } from '../../ab/model/as-variant';
import { VariantSelect } from '../../ab/VariantSelect';
import { toPreviewRequest } from '../../model/preview';
import { translationIn } from '../../model/translations';
import { useComposer } from '../context';
import { MessagePreview, type PreviewMode } from './MessagePreview';
import { SubscriberPicker } from './SubscriberPicker';

/** What readers will see, in the language on view, as anyone or somebody, and of which variant. */
export const PreviewPane = ({ mode }: { mode: PreviewMode }) => {
  const { draft, locale } = useComposer();
  const [person, setPerson] = useState<{ id: number; email: string } | null>(null);
  const [chosen, setVariant] = useState<AbKey>('a');
  const keys = abKeysOf(draft.abTest);
  const variant = keys.includes(chosen) ? chosen : 'a';
  const shown = useMemo(() => asVariant(draft, variant), [draft, variant]);
  const hasTest = draft.abTest !== null;
  const request = useMemo(
    () =>
      toPreviewRequest(shown, {
        previewLocale: locale,
        ...(person && { subscriberId: person.id }),
        ...(hasTest && { variant }),
      }),
    [shown, locale, person, variant, hasTest]
  );
  return (
    <MessagePreview
      request={request}
      mode={mode}
      preheader={translationIn(shown, locale)?.preheader || shown.preheader}
      tools={
        <>
          <Box flex="0 1 32rem">
            <SubscriberPicker value={person} onChange={setPerson} />
          </Box>
          {hasTest ? (
            <Box flex="0 1 16rem">
              <VariantSelect options={keys} value={variant} onChange={setVariant} />
            </Box>
          ) : null}
        </>
      }
    />
  );
};
