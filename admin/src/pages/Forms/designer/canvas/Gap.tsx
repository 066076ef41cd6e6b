import { useDroppable } from '@dnd-kit/core';
import { styled } from 'styled-components';
import type { Place } from '../../model/tree';

const Line = styled.div<{ $isOver: boolean; $isEmpty: boolean }>`
  position: relative;
  height: ${({ $isEmpty }) => ($isEmpty ? '48px' : '0')};
  ${({ $isEmpty, theme }) =>
    $isEmpty ? `border: 1px dashed ${theme.colors.neutral400}; border-radius: 4px;` : ''}

  &::after {
    content: '';
    position: absolute;
    z-index: 3;
    inset-inline: 0;
    top: ${({ $isEmpty }) => ($isEmpty ? '50%' : '-8px')};
    height: 4px;
    border-radius: 2px;
    background: ${({ $isOver, theme }) => ($isOver ? theme.colors.primary600 : 'transparent')};
  }
`;

const Edge = styled.div<{ $isOver: boolean; $isEnd: boolean }>`
  position: absolute;
  z-index: 3;
  inset-block: 0;
  ${({ $isEnd }) => ($isEnd ? 'inset-inline-end: -10px' : 'inset-inline-start: -10px')};
  width: 4px;
  border-radius: 2px;
  background: ${({ $isOver, theme }) => ($isOver ? theme.colors.primary600 : 'transparent')};
`;

interface GapProps {
  place: Place;
  label: string;
  /** An empty column or step shows where something can go. */
  isEmpty?: boolean;
}

const nameOf = (place: Place): string =>
  'stepId' in place
    ? `row:${place.stepId}:${place.row}`
    : 'beside' in place
      ? `beside:${place.rowId}:${place.beside}`
      : `slot:${place.rowId}:${place.column}:${place.index}`;

/** Where a block can be dropped. */
export const Gap = ({ place, label, isEmpty = false }: GapProps) => {
  const { setNodeRef, isOver } = useDroppable({ id: nameOf(place), data: { place, label } });
  return <Line ref={setNodeRef} $isOver={isOver} $isEmpty={isEmpty} aria-hidden />;
};

/** Where a block can be dropped to stand beside others, in a column of its own. */
export const SideGap = ({
  place,
  label,
  isEnd = false,
}: Omit<GapProps, 'isEmpty'> & { isEnd?: boolean }) => {
  const { setNodeRef, isOver } = useDroppable({
    id: nameOf(place),
    data: { place, label, isBeside: true },
  });
  return <Edge ref={setNodeRef} $isOver={isOver} $isEnd={isEnd} aria-hidden />;
};
