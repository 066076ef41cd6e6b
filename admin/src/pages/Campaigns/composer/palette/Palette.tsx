import { Flex, Typography } from '@strapi/design-system';
import { memo, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { useCan } from '../../../../hooks/useCan';
import { useT } from '../../../../hooks/useT';
import { BLOCK_ICONS } from '../../blocks/icons';
import { PALETTE_GROUPS, type PaletteItem } from '../../model/new-block';
import { useActions, useComposer } from '../context';
import { useItemName } from '../names';
import { PaletteButton } from './PaletteButton';
import { SavedBlocks } from './SavedBlocks';

const Items = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
  gap: 6px;
`;

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <Flex direction="column" alignItems="stretch" gap={2} tag="section">
    <Typography tag="h2" variant="sigma" textColor="neutral600">
      {title}
    </Typography>
    <Items>{children}</Items>
  </Flex>
);

const iconOf = (item: PaletteItem) =>
  item === 'columns:2' || item === 'columns:3' || item === 'columns:4'
    ? BLOCK_ICONS.columns
    : BLOCK_ICONS[item];

interface ItemsProps {
  hasFooter: boolean;
  disabled: boolean;
}

/** The same from letter to letter. */
const AllItems = memo(({ hasFooter, disabled }: ItemsProps) => {
  const t = useT();
  const can = useCan();
  const itemName = useItemName();
  const { insert } = useActions();
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {PALETTE_GROUPS.map(({ name, items }) => (
        <Group key={name} title={t(`composer.palette.${name}`)}>
          {items.map((item) => (
            <PaletteButton
              key={item}
              id={item}
              name={itemName(item)}
              icon={iconOf(item)}
              dragged={{ from: 'palette', item }}
              disabled={disabled || (item === 'footer' && hasFooter)}
              onClick={() => insert(item)}
            />
          ))}
        </Group>
      ))}
      {can('read-templates') ? (
        <Group title={t('composer.palette.saved')}>
          <SavedBlocks disabled={disabled} />
        </Group>
      ) : null}
    </Flex>
  );
});
AllItems.displayName = 'AllItems';

/** Everything that a message can hold. */
export const Palette = ({ disabled }: { disabled: boolean }) => {
  const { blocks } = useComposer().draft.document;
  return <AllItems hasFooter={blocks.some(({ type }) => type === 'footer')} disabled={disabled} />;
};
