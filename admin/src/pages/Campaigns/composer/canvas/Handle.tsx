import { useDraggable } from '@dnd-kit/core';
import { useMemo, type KeyboardEvent, type MouseEvent } from 'react';
import { styled } from 'styled-components';
import type { MessageBlock } from '../../../../../../content-types';
import { useActions, useLatest } from '../context';
import type { Dragged } from '../dnd';
import { placeBeside, placeNextTo } from '../../model/places';
import type { Place } from '../../model/tree';
import { isTextual } from './EditableText';

/** Covers the block: what is below is looked at, not used. */
const Cover = styled.button<{ $isOff: boolean; $isBelow: boolean }>`
  position: absolute;
  z-index: ${({ $isBelow }) => ($isBelow ? 0 : 2)};
  inset: 0;
  border: 0;
  border-radius: 4px;
  background: transparent;
  cursor: grab;
  touch-action: manipulation;
  pointer-events: ${({ $isOff }) => ($isOff ? 'none' : 'auto')};

  &:focus-visible {
    outline: 3px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -1px;
  }
`;

/** The handle above or below on the page. */
const walk = (from: HTMLElement, by: -1 | 1): void => {
  const all = [...document.querySelectorAll<HTMLElement>('[data-handle]')];
  all[all.indexOf(from) + by]?.focus();
};

interface HandleProps {
  block: MessageBlock;
  label: string;
  isSelected: boolean;
  isEditing: boolean;
  disabled: boolean;
}

/** What a block is selected, opened, moved and dragged with. */
export const Handle = ({ block, label, isSelected, isEditing, disabled }: HandleProps) => {
  const { id } = block;
  const actions = useActions();
  const latest = useLatest();
  const dragged: Dragged = { from: 'canvas', id };
  const drag = useDraggable({ id: `block:${id}`, data: { dragged }, disabled });
  const hasText = isTextual(block);
  const isColumns = block.type === 'columns';

  const { listeners, isDragging, setNodeRef, attributes } = drag;
  const describedBy = attributes['aria-describedby'];
  // A thousand handles hear of each place that something is dragged over; none is drawn for it.
  return useMemo(() => {
    const moves: Record<string, () => Place | null> = {
      ArrowUp: () => placeNextTo(latest().draft.document, id, -1),
      ArrowDown: () => placeNextTo(latest().draft.document, id, 1),
      ArrowLeft: () => placeBeside(latest().draft.document, id, -1),
      ArrowRight: () => placeBeside(latest().draft.document, id, 1),
    };
    const shortcut = (event: KeyboardEvent<HTMLButtonElement>): (() => void) | null => {
      const { key } = event;
      const isCommand = event.ctrlKey || event.metaKey;
      if (key === 'Enter') return () => actions.open(id);
      if (key === 'Escape' && isSelected) return () => actions.select(null);
      if (key === 'Delete' || key === 'Backspace') return () => actions.remove(id);
      if (event.altKey && key in moves) return () => actions.move(id, moves[key]());
      if (isCommand && key.toLowerCase() === 'd') return () => actions.duplicate(id);
      const from = event.currentTarget;
      if (!isCommand && key === 'ArrowUp') return () => walk(from, -1);
      if (!isCommand && key === 'ArrowDown') return () => walk(from, 1);
      return null;
    };
    const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
      // Keys belong to the drag until the block is put down.
      if (isDragging) return;
      const run = shortcut(event);
      if (!run) return listeners?.onKeyDown?.(event);
      event.preventDefault();
      run();
    };
    const onClick = (event: MouseEvent) => {
      if (!hasText) return actions.select(id);
      actions.open(id, event.detail === 0 ? 'end' : { x: event.clientX, y: event.clientY });
    };
    return (
      <Cover
        ref={setNodeRef}
        type="button"
        data-handle={id}
        data-dragged={isDragging || undefined}
        $isOff={isEditing}
        $isBelow={isColumns}
        aria-label={label}
        aria-pressed={isSelected}
        aria-describedby={describedBy}
        onClick={onClick}
        {...listeners}
        onKeyDown={onKeyDown}
      />
    );
  }, [
    actions,
    describedBy,
    hasText,
    id,
    isColumns,
    isDragging,
    isEditing,
    isSelected,
    label,
    latest,
    listeners,
    setNodeRef,
  ]);
};
