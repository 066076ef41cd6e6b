import {
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
  type Announcements,
} from '@dnd-kit/core';
import { useState, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { useT } from '../../../hooks/useT';
import { gapByGap, gapOf, nearestGap } from '../../../utils/gaps';
import { findBlock, type Place } from '../model/tree';
import { useActions, useLatest } from './context';
import { draggedOf, type Dragged } from './dnd';
import { useBlockName, useItemName } from './names';

const Ghost = styled.div`
  display: inline-block;
  padding: 8px 12px;
  border: 1px solid ${({ theme }) => theme.colors.primary600};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
  font-size: 1.4rem;
`;

/** Enter opens and inserts, so only Space picks up. */
const KEYS = { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] };

/** Dragging with mouse, touch and keyboard, from the palette and on the canvas. */
export const DragArea = ({ children }: { children: ReactNode }) => {
  const t = useT();
  const latest = useLatest();
  const { insert, insertBlocks, move } = useActions();
  const itemName = useItemName();
  const blockName = useBlockName();
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: gapByGap, keyboardCodes: KEYS })
  );
  const nameOf = (what: Dragged | null): string => {
    if (!what) return '';
    if (what.from === 'palette') return itemName(what.item);
    if (what.from === 'saved') return what.name;
    const block = findBlock(latest().draft.document, what.id);
    return block ? blockName(block) : '';
  };
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('composer.drag.start', { name: nameOf(draggedOf(active)) }),
    onDragOver: ({ over }) => gapOf<Place>(over)?.label,
    onDragEnd: ({ active, over }) =>
      t(over ? 'composer.drag.end' : 'composer.drag.cancel', { name: nameOf(draggedOf(active)) }),
    onDragCancel: ({ active }) => t('composer.drag.cancel', { name: nameOf(draggedOf(active)) }),
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearestGap}
      accessibility={{
        announcements,
        screenReaderInstructions: { draggable: t('composer.drag.instructions') },
      }}
      onDragStart={({ active }) => setDragged(draggedOf(active))}
      onDragCancel={() => setDragged(null)}
      onDragEnd={({ active, over }) => {
        setDragged(null);
        const what = draggedOf(active);
        const place = gapOf<Place>(over)?.place;
        if (!what || !place) return;
        if (what.from === 'palette') insert(what.item, place);
        else if (what.from === 'saved') insertBlocks(what.copied, place);
        else move(what.id, place);
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {dragged ? <Ghost>{nameOf(dragged)}</Ghost> : null}
      </DragOverlay>
    </DndContext>
  );
};
