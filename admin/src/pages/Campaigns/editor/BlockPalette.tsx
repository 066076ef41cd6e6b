import { Button, Flex, Typography } from '@strapi/design-system';
import { useId } from 'react';
import type { MessageBlockType } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { BLOCK_TYPES } from '../model/blocks';
import { BLOCK_ICONS } from './block-meta';

interface BlockPaletteProps {
  hasFooter: boolean;
  onAdd: (type: MessageBlockType) => void;
}

/** Adds a block at the end of the message. */
export const BlockPalette = ({ hasFooter, onAdd }: BlockPaletteProps) => {
  const t = useT();
  const labelId = useId();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Typography id={labelId} variant="pi" fontWeight="bold" textColor="neutral800">
        {t('campaigns.palette.label')}
      </Typography>
      <Flex gap={2} wrap="wrap" role="group" aria-labelledby={labelId}>
        {BLOCK_TYPES.map((type) => {
          const Icon = BLOCK_ICONS[type];
          return (
            <Button
              key={type}
              variant="tertiary"
              size="S"
              startIcon={<Icon aria-hidden />}
              disabled={type === 'footer' && hasFooter}
              onClick={() => onAdd(type)}
            >
              {t(`campaigns.block.${type}`)}
            </Button>
          );
        })}
      </Flex>
    </Flex>
  );
};
