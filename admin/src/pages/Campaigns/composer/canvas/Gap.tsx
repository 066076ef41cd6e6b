import { useDroppable } from '@dnd-kit/core';
import { styled } from 'styled-components';
import type { Place } from '../../model/tree';

const Line = styled.div<{ $isOver: boolean }>`
  position: relative;
  height: 0;

  &::after {
    content: '';
    position: absolute;
    z-index: 5;
    inset-inline: 0;
    top: -2px;
    height: 4px;
    border-radius: 2px;
    background: ${({ $isOver, theme }) => ($isOver ? theme.colors.primary600 : 'transparent')};
  }
`;
const Edge = styled.div<{ $isOver: boolean; $isEnd: boolean }>`
  position: absolute;
  z-index: 5;
  inset-block: 0;
  ${({ $isEnd }) => ($isEnd ? 'inset-inline-end: 0' : 'inset-inline-start: 0')};
  width: 4px;
  border-radius: 2px;
  background: ${({ $isOver, theme }) => ($isOver ? theme.colors.primary600 : 'transparent')};
`;

interface GapProps {
  place: Place;
  label: string;
}

const nameOf = (place: Place): string =>
  'beside' in place
    ? `beside:${place.beside}:${place.at}`
    : `slot:${place.parent ?? ''}:${place.index}`;

/** Where a block can be dropped; there only while something is dragged. */
export const Gap = ({ place, label }: GapProps) => {
  const { setNodeRef, isOver } = useDroppable({ id: nameOf(place), data: { place, label } });
  return <Line ref={setNodeRef} $isOver={isOver} aria-hidden />;
};

/** Where a block can be dropped to stand beside another, in a column of its own. */
export const SideGap = ({ place, label, isEnd = false }: GapProps & { isEnd?: boolean }) => {
  const { setNodeRef, isOver } = useDroppable({
    id: nameOf(place),
    data: { place, label, isBeside: true },
  });
  return <Edge ref={setNodeRef} $isOver={isOver} $isEnd={isEnd} aria-hidden />;
};
