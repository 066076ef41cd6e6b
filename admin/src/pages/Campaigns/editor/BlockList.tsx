import { Box, Button, Flex, Typography, useNotifyAT } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { Fragment, useEffect, useRef, useState, type Dispatch } from 'react';
import type { MessageBlock, MessageBlockType, MessageDocument } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { blockSummary, createBlock, endOfContent, newBlockId } from '../model/blocks';
import type { DraftAction, DraftState } from '../model/draft';
import { BlockActions, type BlockAction } from './BlockActions';
import { BlockCard } from './BlockCard';
import { blockElementId, focusBlock } from './block-meta';
import { BlockPalette } from './BlockPalette';

interface BlockListProps {
  document: MessageDocument;
  removed: DraftState['removed'];
  dispatch: Dispatch<DraftAction>;
}

/** What gets the focus once the page shows the change. */
type Pending = { block: string; action?: BlockAction } | { undo: true } | null;

const focusPending = (pending: NonNullable<Pending>): void => {
  if ('undo' in pending) {
    document.getElementById('optin-undo-remove')?.focus();
    return;
  }
  if (!pending.action) {
    focusBlock(pending.block);
    return;
  }
  // At an end of the message the button that was pressed sleeps; its neighbour takes over.
  const card = document.getElementById(blockElementId(pending.block));
  const buttons = [...(card?.querySelectorAll<HTMLButtonElement>('[data-block-action]') ?? [])];
  const awake = buttons.filter(({ disabled }) => !disabled);
  const same = awake.find(({ dataset }) => dataset.blockAction === pending.action);
  (same ?? awake[0])?.focus();
  card?.scrollIntoView({ block: 'nearest' });
};

/** The blocks of a message, in order, with everything that can be done to them. */
export const BlockList = ({ document: message, removed, dispatch }: BlockListProps) => {
  const t = useT();
  const { notifyStatus } = useNotifyAT();
  const [activeId, setActiveId] = useState<string | null>(null);
  const pending = useRef<Pending>(null);
  const { blocks } = message;
  const hasFooter = blocks.some(({ type }) => type === 'footer');

  useEffect(() => {
    if (!pending.current) return;
    const target = pending.current;
    pending.current = null;
    focusPending(target);
  }, [blocks]);

  const nameOf = (block: MessageBlock) => {
    const type = t(`campaigns.block.${block.type}`);
    const words = blockSummary(block).slice(0, 40);
    return words ? t('campaigns.block.name', { type, words }) : type;
  };
  const add = (type: MessageBlockType, index: number) => {
    const block = createBlock(type, newBlockId());
    pending.current = { block: block.id };
    dispatch({ type: 'insert', block, index, at: Date.now() });
  };
  const act = (block: MessageBlock, index: number, action: BlockAction) => {
    const name = nameOf(block);
    const at = Date.now();
    switch (action) {
      case 'up':
      case 'down': {
        const by = action === 'up' ? -1 : 1;
        pending.current = { block: block.id, action };
        dispatch({ type: 'move', id: block.id, by, at });
        notifyStatus(
          t('campaigns.block.moved', { name, position: index + by + 1, count: blocks.length })
        );
        return;
      }
      case 'duplicate': {
        const copyId = newBlockId();
        pending.current = { block: copyId };
        dispatch({ type: 'duplicate', id: block.id, copyId, at });
        notifyStatus(t('campaigns.block.duplicated', { name }));
        return;
      }
      case 'remove':
        pending.current = { undo: true };
        dispatch({ type: 'remove', id: block.id, at });
    }
  };
  const undo = () => {
    if (removed) pending.current = { block: removed.block.id };
    dispatch({ type: 'undo' });
  };

  const strip = (index: number) =>
    removed?.index === index ? (
      <li>
        <Flex justifyContent="space-between" gap={4} padding={3} hasRadius background="neutral150">
          <Typography role="status">
            {t('campaigns.block.removed', { name: nameOf(removed.block) })}
          </Typography>
          <Button
            id="optin-undo-remove"
            variant="tertiary"
            size="S"
            startIcon={<ArrowClockwise style={{ transform: 'scaleX(-1)' }} />}
            onClick={undo}
          >
            {t('campaigns.block.undoRemove')}
          </Button>
        </Flex>
      </li>
    ) : null;

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {blocks.length > 0 || removed ? (
        <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
          {blocks.map((block, index) => (
            <Fragment key={block.id}>
              {strip(index)}
              <BlockCard
                block={block}
                isActive={activeId === block.id}
                onActivate={() => setActiveId(block.id)}
                onChange={(next) => dispatch({ type: 'update', block: next, at: Date.now() })}
                actions={
                  <BlockActions
                    name={nameOf(block)}
                    isFirst={index === 0}
                    isLast={index === blocks.length - 1}
                    isUnique={block.type === 'footer'}
                    hasFooter={hasFooter}
                    onAction={(action) => act(block, index, action)}
                    onAddBelow={(type) => add(type, index + 1)}
                  />
                }
              />
            </Fragment>
          ))}
          {strip(blocks.length)}
        </Flex>
      ) : (
        <Box background="neutral100" hasRadius padding={6}>
          <Typography tag="p" textColor="neutral600" textAlign="center">
            {t('campaigns.message.empty')}
          </Typography>
        </Box>
      )}
      <BlockPalette
        hasFooter={hasFooter}
        onAdd={(type) => add(type, type === 'footer' ? blocks.length : endOfContent(message))}
      />
    </Flex>
  );
};
