import { memo, useMemo } from 'react';
import { styled } from 'styled-components';
import type { BlockTexts, MessageBlock } from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { isColumnItem } from '../../model/tree';
import type { CursorAt } from '../context';
import { CanvasBlock } from './CanvasBlock';
import { Gap, SideGap } from './Gap';
import type { Tools } from './tools';

/** The edges of a block are places too. */
const Row = styled.div`
  position: relative;
`;

export interface CanvasRowProps {
  block: MessageBlock;
  /** Texts of the language on view by block; of columns all of them, else only the block's own. */
  overlays: Readonly<Record<string, BlockTexts>> | null;
  texts: BlockTexts | undefined;
  isOriginal: boolean;
  /** The block itself, or the one in its columns. */
  selectedId: string | null;
  cursor: CursorAt | null;
  /** Of the block that is selected. */
  tools: Tools | null;
  disabled: boolean;
  /** While something is dragged near it: its number, and how many places the message has. */
  place: number | null;
  places: number;
}

const NO_TEXTS: Readonly<Record<string, BlockTexts>> = {};

const CanvasRowView = ({
  block,
  overlays,
  texts,
  isOriginal,
  selectedId,
  cursor,
  tools,
  disabled,
  place,
  places,
}: CanvasRowProps) => {
  const t = useT();
  const isSelected = selectedId === block.id;
  const isDragging = place !== null;
  const isColumns = block.type === 'columns';
  const inside = useMemo(
    () =>
      isColumns
        ? {
            overlays: overlays ?? NO_TEXTS,
            selectedId: isSelected ? null : selectedId,
            cursor: isSelected ? null : cursor,
            isDragging,
            tools: isSelected ? null : tools,
          }
        : null,
    [isColumns, overlays, isSelected, selectedId, cursor, isDragging, tools]
  );
  const canBeBeside = place !== null && isColumnItem(block) && !block.locked;
  const row = (place ?? 0) + 1;
  return (
    <>
      {place === null ? null : (
        <Gap
          place={{ parent: null, index: place }}
          label={t('composer.drag.row', { row, count: places })}
        />
      )}
      <Row data-row={block.id}>
        {canBeBeside ? (
          <SideGap place={{ beside: block.id, at: 0 }} label={t('composer.drag.left', { row })} />
        ) : null}
        <CanvasBlock
          block={block}
          texts={texts}
          isOriginal={isOriginal}
          isSelected={isSelected}
          cursor={isSelected ? cursor : null}
          isInColumn={false}
          disabled={disabled}
          tools={isSelected ? tools : null}
          inside={inside}
        />
        {canBeBeside ? (
          <SideGap
            place={{ beside: block.id, at: 1 }}
            label={t('composer.drag.right', { row })}
            isEnd
          />
        ) : null}
      </Row>
    </>
  );
};

/** A block of the message with the places around it; drawn again only when it has to be. */
export const CanvasRow = memo(CanvasRowView);
