import { useDraggable } from '@dnd-kit/core';
import type { KeyboardEvent } from 'react';
import { styled } from 'styled-components';
import type { FormBlock } from '../../../../../../content-types';
import { Chip } from '../../../../components/Chip';
import { useInert } from '../../../../hooks/useInert';
import { useT } from '../../../../hooks/useT';
import { placeNextTo } from '../../model/tree';
import { useDesigner } from '../context';
import type { Dragged } from '../dnd';
import { BlockTools } from './BlockTools';
import { BlockView } from './BlockView';
import { useBlockName } from './names';
import { useConditionText } from './useConditionText';

const Frame = styled.div<{ $isSelected: boolean; $isWrong: boolean; $isDragged: boolean }>`
  position: relative;
  opacity: ${({ $isDragged }) => ($isDragged ? 0.4 : 1)};

  &::before {
    content: '';
    position: absolute;
    inset: -6px -8px;
    border: 2px solid
      ${({ $isSelected, $isWrong, theme }) =>
        $isSelected ? theme.colors.primary600 : $isWrong ? theme.colors.danger500 : 'transparent'};
    border-radius: 6px;
    pointer-events: none;
  }

  &:hover::before {
    border-color: ${({ theme }) => theme.colors.primary500};
  }
`;

/** Covers the block: what is below is looked at, not used. */
const Handle = styled.button`
  position: absolute;
  z-index: 1;
  inset: -6px -8px;
  border: 0;
  border-radius: 6px;
  background: transparent;
  cursor: grab;
  touch-action: manipulation;

  &:focus-visible {
    outline: 3px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
`;

const Condition = styled.div`
  margin-bottom: 4px;
`;

/** A block on the canvas: select by click or Enter, drag by mouse, touch or Space. */
export const CanvasBlock = ({ block }: { block: FormBlock }) => {
  const t = useT();
  const { id } = block;
  const { selection, select, problems, definition, disabled, move, remove, duplicate, announce } =
    useDesigner();
  const name = useBlockName()(block);
  const conditionText = useConditionText();
  const inert = useInert<HTMLDivElement>();
  const dragged: Dragged = { from: 'canvas', id };
  const drag = useDraggable({ id: `block:${id}`, data: { dragged }, disabled });
  const isSelected = selection.kind === 'block' && selection.id === id;
  const isWrong = problems.some(({ path }) => path.startsWith(`blocks.${id}.`));
  const label = [
    isWrong ? t('forms.canvas.wrong', { name }) : name,
    block.showIf ? conditionText(block.showIf) : '',
  ]
    .filter(Boolean)
    .join(', ');
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (disabled) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      remove(id);
      announce(t('forms.canvas.removed', { name }));
      return;
    }
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      const place = placeNextTo(definition.steps, id, event.key === 'ArrowUp' ? -1 : 1);
      if (place) {
        move(id, place);
        announce(t('forms.canvas.moved', { name }));
      }
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key === 'd') {
      event.preventDefault();
      duplicate(id);
      return;
    }
    drag.listeners?.onKeyDown(event);
  };
  return (
    <Frame
      ref={drag.setNodeRef}
      $isSelected={isSelected}
      $isWrong={isWrong}
      $isDragged={drag.isDragging}
      data-block={id}
    >
      {block.showIf ? (
        <Condition>
          <Chip variant="secondary">{conditionText(block.showIf)}</Chip>
        </Condition>
      ) : null}
      <div ref={inert}>
        <BlockView block={block} />
      </div>
      <Handle
        type="button"
        data-handle={id}
        aria-label={label}
        aria-pressed={isSelected}
        aria-describedby={drag.attributes['aria-describedby']}
        onClick={() => select({ kind: 'block', id })}
        {...drag.listeners}
        onKeyDown={onKeyDown}
      />
      {isSelected && !disabled ? <BlockTools block={block} name={name} /> : null}
    </Frame>
  );
};
