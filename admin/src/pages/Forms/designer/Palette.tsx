import { useDraggable } from '@dnd-kit/core';
import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { blocksOf } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { isOnce, itemOf, type PaletteItem } from '../model/new-block';
import { useItemName } from './canvas/names';
import { useDesigner } from './context';
import type { Dragged } from './dnd';

const Item = styled.button`
  width: 100%;
  padding: 8px 12px;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  cursor: grab;
  font-size: 1.4rem;
  text-align: start;
  touch-action: manipulation;
  overflow-wrap: anywhere;

  &:hover:not(:disabled) {
    border-color: ${({ theme }) => theme.colors.primary600};
  }

  &:disabled {
    background: ${({ theme }) => theme.colors.neutral100};
    color: ${({ theme }) => theme.colors.neutral600};
    cursor: default;
  }
`;

const PaletteButton = ({ item, isUsed }: { item: PaletteItem; isUsed: boolean }) => {
  const t = useT();
  const { insert, disabled, announce } = useDesigner();
  const name = useItemName()(item);
  const dragged: Dragged = { from: 'palette', item };
  const isAsleep = disabled || isUsed;
  const drag = useDraggable({ id: `palette:${item}`, data: { dragged }, disabled: isAsleep });
  return (
    <Item
      ref={drag.setNodeRef}
      type="button"
      disabled={isAsleep}
      data-item={item}
      data-place={`palette.${item}`}
      aria-describedby={drag.attributes['aria-describedby']}
      {...drag.listeners}
      onClick={() => {
        insert(item);
        announce(t('forms.canvas.added', { name }));
      }}
    >
      {name}
    </Item>
  );
};

interface GroupProps {
  title: string;
  items: PaletteItem[];
  used: ReadonlySet<PaletteItem>;
}

const Group = ({ title, items, used }: GroupProps) =>
  items.length === 0 ? null : (
    <Flex direction="column" alignItems="stretch" gap={2} tag="section">
      <Typography tag="h2" variant="sigma" textColor="neutral600">
        {title}
      </Typography>
      {items.map((item) => (
        <PaletteButton key={item} item={item} isUsed={isOnce(item) && used.has(item)} />
      ))}
    </Flex>
  );

/** Everything that a form can hold: click, press Enter or drag. */
export const Palette = () => {
  const t = useT();
  const { definition, choices } = useDesigner();
  const isQuestionnaire = definition.kind === 'questionnaire';
  const used = new Set(blocksOf(definition).map(itemOf));
  // The button belongs to the last step; one that stands before it sends nothing.
  if (!blocksOf({ steps: definition.steps.slice(-1) }).some(({ type }) => type === 'submit'))
    used.delete('submit');
  const fields = choices.fields
    .filter(({ isArchived }) => !isArchived)
    .map(({ key }): PaletteItem => `field:${key}`);
  const promotion = choices.promotions.find(({ id }) => id === definition.promotionId);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {isQuestionnaire ? null : (
        <Group
          title={t('forms.palette.contact')}
          items={['email', 'firstName', 'lastName']}
          used={used}
        />
      )}
      <Group title={t('forms.palette.fields')} items={fields} used={used} />
      {isQuestionnaire ? null : (
        <Group
          title={t('forms.palette.consent')}
          items={[
            'consent',
            'lists',
            'partners',
            ...(promotion ? (['rules'] as const) : []),
            ...(promotion?.kind === 'vote' ? (['vote'] as const) : []),
          ]}
          used={used}
        />
      )}
      <Group
        title={t('forms.palette.layout')}
        items={['heading', 'text', 'image', 'divider']}
        used={used}
      />
      <Group
        title={t('forms.palette.more')}
        items={isQuestionnaire ? ['submit'] : ['hidden', 'submit']}
        used={used}
      />
    </Flex>
  );
};
