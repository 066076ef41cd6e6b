import { Flex, IconButton, Menu } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Duplicate, Plus, Trash } from '@strapi/icons';
import type { MessageBlockType } from '../../../../../content-types';
import { QuietButton } from '../../../components/QuietButton';
import { useT } from '../../../hooks/useT';
import { BLOCK_TYPES } from '../model/blocks';
import { BLOCK_ICONS } from './block-meta';

export type BlockAction = 'up' | 'down' | 'duplicate' | 'remove';

interface BlockActionsProps {
  /** How the block is called in labels: "Text: Dear readers". */
  name: string;
  isFirst: boolean;
  isLast: boolean;
  /** A message has at most one footer. */
  isUnique: boolean;
  hasFooter: boolean;
  onAction: (action: BlockAction) => void;
  onAddBelow: (type: MessageBlockType) => void;
}

/** What can be done with a block as a whole. */
export const BlockActions = ({
  name,
  isFirst,
  isLast,
  isUnique,
  hasFooter,
  onAction,
  onAddBelow,
}: BlockActionsProps) => {
  const t = useT();
  return (
    <Flex gap={1} role="group" aria-label={t('campaigns.block.actions', { name })}>
      <Menu.Root>
        <Menu.Trigger
          tag={IconButton}
          icon={<Plus />}
          label={t('campaigns.block.addBelow')}
          size="XS"
          variant="ghost"
        />
        <Menu.Content onCloseAutoFocus={(event) => event.preventDefault()}>
          {BLOCK_TYPES.filter((type) => type !== 'footer' || !hasFooter).map((type) => {
            const Icon = BLOCK_ICONS[type];
            return (
              <Menu.Item key={type} startIcon={<Icon />} onSelect={() => onAddBelow(type)}>
                {t(`campaigns.block.${type}`)}
              </Menu.Item>
            );
          })}
        </Menu.Content>
      </Menu.Root>
      <QuietButton
        label={t('campaigns.block.up')}
        disabled={isFirst}
        data-block-action="up"
        onClick={() => onAction('up')}
      >
        <ArrowUp />
      </QuietButton>
      <QuietButton
        label={t('campaigns.block.down')}
        disabled={isLast}
        data-block-action="down"
        onClick={() => onAction('down')}
      >
        <ArrowDown />
      </QuietButton>
      {isUnique ? null : (
        <QuietButton label={t('campaigns.block.duplicate')} onClick={() => onAction('duplicate')}>
          <Duplicate />
        </QuietButton>
      )}
      <QuietButton label={t('campaigns.block.remove')} onClick={() => onAction('remove')}>
        <Trash />
      </QuietButton>
    </Flex>
  );
};
