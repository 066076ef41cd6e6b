import { useDraggable } from '@dnd-kit/core';
import type { ComponentType, SVGProps } from 'react';
import { styled } from 'styled-components';
import type { Dragged } from '../dnd';

const Item = styled.button`
  display: flex;
  align-items: center;
  gap: 8px;
  width: 100%;
  min-height: 36px;
  padding: 6px 10px;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  cursor: grab;
  font-size: 1.3rem;
  text-align: start;
  touch-action: manipulation;
  overflow-wrap: anywhere;

  svg {
    flex: none;
    width: 14px;
    height: 14px;
    fill: ${({ theme }) => theme.colors.neutral600};
  }

  &:hover:not(:disabled) {
    border-color: ${({ theme }) => theme.colors.primary600};
  }

  &:disabled {
    background: ${({ theme }) => theme.colors.neutral100};
    color: ${({ theme }) => theme.colors.neutral600};
    cursor: default;
  }
`;

interface PaletteButtonProps {
  id: string;
  name: string;
  icon: ComponentType<SVGProps<SVGSVGElement>>;
  dragged: Dragged;
  disabled: boolean;
  onClick: () => void;
}

/** Click, press Enter or drag: either way it lands in the message. */
export const PaletteButton = ({
  id,
  name,
  icon: Icon,
  dragged,
  disabled,
  onClick,
}: PaletteButtonProps) => {
  const drag = useDraggable({ id: `palette:${id}`, data: { dragged }, disabled });
  return (
    <Item
      ref={drag.setNodeRef}
      type="button"
      disabled={disabled}
      data-place={`palette.${id}`}
      aria-describedby={drag.attributes['aria-describedby']}
      {...drag.listeners}
      onClick={onClick}
    >
      <Icon aria-hidden />
      {name}
    </Item>
  );
};
