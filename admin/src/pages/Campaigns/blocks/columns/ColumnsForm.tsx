import { Box, Flex, Typography, useNotifyAT } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useEffect, useRef, useState } from 'react';
import { MAX_COLUMNS, type ColumnsBlock } from '../../../../../../content-types';
import { CountedConfirm } from '../../../../components/CountedConfirm';
import { focusMoved, MoveButtons } from '../../../../components/MoveButtons';
import { QuietButton } from '../../../../components/QuietButton';
import { useT } from '../../../../hooks/useT';
import { newBlockId } from '../../model/ids';
import { CanvasHint } from '../fields/CanvasHint';
import { SelectField } from '../fields/SelectField';
import { Stack } from '../fields/Stack';
import type { BlockFormProps } from '../form-props';
import { moveColumn, removeColumn, withColumnCount } from './columns';

const COUNTS = Array.from({ length: MAX_COLUMNS }, (_, index) => String(index + 1));

/** A change that moves blocks, waiting for a yes. */
interface Asked {
  next: ColumnsBlock;
  /** Blocks that move. */
  moving: number;
}

/** How many columns, and in which order; what stands in them is edited on the canvas. */
export const ColumnsForm = ({ block, onChange, disabled }: BlockFormProps<'columns'>) => {
  const t = useT();
  const { notifyStatus } = useNotifyAT();
  const [asked, setAsked] = useState<Asked | null>(null);
  const moved = useRef<{ index: number; by: -1 | 1 } | null>(null);
  const { columns } = block;

  useEffect(() => {
    if (moved.current) focusMoved(`column-${block.id}-${moved.current.index}`, moved.current.by);
    moved.current = null;
  }, [columns, block.id]);

  const changeTo = (next: ColumnsBlock) => {
    const kept = new Set(next.columns.map(({ id }) => id));
    const moving = columns
      .filter(({ id }) => !kept.has(id))
      .reduce((sum, { blocks }) => sum + blocks.length, 0);
    if (moving > 0) setAsked({ next, moving });
    else onChange(next);
  };
  const move = (index: number, by: -1 | 1) => {
    moved.current = { index: index + by, by };
    onChange(moveColumn(block, index, by));
    notifyStatus(
      t('common.moved', {
        name: t('blocks.columns.name', { number: index + 1 }),
        position: index + by + 1,
        count: columns.length,
      })
    );
  };
  return (
    <Stack>
      <SelectField
        label={t('blocks.columns.count')}
        hint={t('blocks.columns.count.hint')}
        value={String(columns.length)}
        options={COUNTS.map((value) => ({ value, label: value }))}
        disabled={disabled}
        onChange={(count) => changeTo(withColumnCount(block, Number(count), newBlockId))}
      />
      <Flex
        tag="ol"
        aria-label={t('blocks.columns.order')}
        direction="column"
        alignItems="stretch"
        gap={2}
      >
        {columns.map((column, index) => {
          const name = t('blocks.columns.name', { number: index + 1 });
          return (
            <Box
              tag="li"
              key={column.id}
              hasRadius
              borderColor="neutral150"
              borderStyle="solid"
              borderWidth="1px"
              padding={2}
            >
              <Flex gap={1} justifyContent="space-between">
                <Typography variant="pi" textColor="neutral800">
                  {t('blocks.columns.holds', { number: index + 1, count: column.blocks.length })}
                </Typography>
                <Flex gap={1}>
                  <MoveButtons
                    name={name}
                    place={`column-${block.id}-${index}`}
                    isFirst={index === 0}
                    isLast={index === columns.length - 1}
                    disabled={disabled}
                    onMove={(by) => move(index, by)}
                  />
                  <QuietButton
                    type="button"
                    label={t('common.option.remove', { name })}
                    disabled={disabled || columns.length === 1}
                    onClick={() => changeTo(removeColumn(block, index))}
                  >
                    <Trash />
                  </QuietButton>
                </Flex>
              </Flex>
            </Box>
          );
        })}
      </Flex>
      <CanvasHint>{t('blocks.columns.hint')}</CanvasHint>
      <CountedConfirm
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={t('blocks.columns.remove.title')}
        variant="default"
        onConfirm={() => {
          if (asked) onChange(asked.next);
          setAsked(null);
        }}
      >
        {t('blocks.columns.remove.text', { count: asked?.moving ?? 0 })}
      </CountedConfirm>
    </Stack>
  );
};
