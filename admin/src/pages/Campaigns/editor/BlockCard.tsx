import { Box, Flex, Typography } from '@strapi/design-system';
import { useState, type ReactNode } from 'react';
import { styled } from 'styled-components';
import type { MessageBlock } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { BLOCK_ICONS, blockElementId } from './block-meta';
import { BlockBody } from './BlockBody';

/** The tools of a text appear in the head of its card, so nothing moves under the pointer. */
const Card = styled(Box)`
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  transition: border-color 120ms;

  &:hover {
    border-color: ${({ theme }) => theme.colors.neutral200};
  }

  &:focus-within {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
`;

interface BlockCardProps {
  block: MessageBlock;
  /** Whether the cursor is in it. */
  isActive: boolean;
  onActivate: () => void;
  onChange: (block: MessageBlock) => void;
  actions: ReactNode;
}

/** One block of the message: what it is, what can be done with it, and its content. */
export const BlockCard = ({ block, isActive, onActivate, onChange, actions }: BlockCardProps) => {
  const t = useT();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const Icon = BLOCK_ICONS[block.type];
  return (
    <Card
      tag="li"
      id={blockElementId(block.id)}
      background="neutral0"
      hasRadius
      tabIndex={-1}
      onFocus={onActivate}
    >
      <Flex
        justifyContent="space-between"
        gap={2}
        wrap="wrap"
        paddingTop={1}
        paddingBottom={1}
        paddingLeft={4}
        paddingRight={2}
      >
        <Flex gap={3} wrap="wrap">
          <Flex gap={2}>
            <Icon aria-hidden fill="neutral500" width="1.2rem" height="1.2rem" />
            <Typography tag="h3" variant="pi" textColor="neutral600">
              {t(`campaigns.block.${block.type}`)}
            </Typography>
          </Flex>
          <Flex ref={setSlot} />
        </Flex>
        {actions}
      </Flex>
      <Box paddingLeft={4} paddingRight={4} paddingBottom={4} paddingTop={1} data-block-body>
        <BlockBody block={block} onChange={onChange} toolbarSlot={isActive ? slot : null} />
      </Box>
    </Card>
  );
};
