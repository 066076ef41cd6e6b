import { Fragment, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { MAX_COLUMNS, type ColumnItem, type ColumnsBlock } from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { Gap, SideGap } from './Gap';
import type { InsideColumns } from './inside';
import { Hollow } from './looks';

const Grid = styled.div<{ $columns: number }>`
  display: grid;
  grid-template-columns: repeat(${({ $columns }) => $columns}, minmax(0, 1fr));
  gap: 16px;
`;
/** Above the handle of the columns, so that what stands in them can be reached. */
const Column = styled.div`
  position: relative;
  z-index: 1;
  align-self: start;
`;

interface ColumnsViewProps {
  block: ColumnsBlock;
  inside: InsideColumns | null;
  /** Draws a block that stands in a column. */
  item: (item: ColumnItem, inside: InsideColumns) => ReactNode;
}

const NOTHING: InsideColumns = {
  overlays: {},
  selectedId: null,
  cursor: null,
  isDragging: false,
  tools: null,
};

/** Columns with the blocks in them, and the places in and beside them. */
export const ColumnsView = ({ block, inside, item: draw }: ColumnsViewProps) => {
  const t = useT();
  const own = inside ?? NOTHING;
  const { isDragging } = own;
  const hasPlaces = isDragging && !block.locked;
  const hasRoom = hasPlaces && block.columns.length < MAX_COLUMNS;
  return (
    <Grid $columns={block.columns.length}>
      {block.columns.map((column, index) => {
        const label = t('composer.drag.column', { column: index + 1 });
        const beside = (at: number) => ({
          place: { beside: block.id, at },
          label: t('composer.drag.newColumn', { column: at + 1 }),
        });
        return (
          <Column key={column.id}>
            {hasRoom ? <SideGap {...beside(index)} /> : null}
            {column.blocks.map((item, at) => (
              <Fragment key={item.id}>
                {hasPlaces ? <Gap place={{ parent: column.id, index: at }} label={label} /> : null}
                {draw(item, own)}
              </Fragment>
            ))}
            {hasPlaces ? (
              <Gap place={{ parent: column.id, index: column.blocks.length }} label={label} />
            ) : null}
            {column.blocks.length === 0 ? <Hollow>{t('composer.column.empty')}</Hollow> : null}
            {hasRoom && index === block.columns.length - 1 ? (
              <SideGap {...beside(index + 1)} isEnd />
            ) : null}
          </Column>
        );
      })}
    </Grid>
  );
};
