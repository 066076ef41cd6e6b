import { Box, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { abKeysOf, type AbKey } from '../../../../../../content-types';
import type { Draft } from '../../model/draft';
import { toPreviewRequest } from '../../model/preview';
import { PreviewPanel } from '../../panels/PreviewPanel';
import { asVariant } from '../model/as-variant';
import { VariantSelect } from '../VariantSelect';

/** What readers got or will get; of a test, one variant at a time. */
export const VariantPreview = ({ draft }: { draft: Draft }) => {
  const [variant, setVariant] = useState<AbKey>('a');
  if (!draft.abTest) return <PreviewPanel request={toPreviewRequest(draft)} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box maxWidth="24rem">
        <VariantSelect options={abKeysOf(draft.abTest)} value={variant} onChange={setVariant} />
      </Box>
      <PreviewPanel request={toPreviewRequest(asVariant(draft, variant), { variant })} />
    </Flex>
  );
};
