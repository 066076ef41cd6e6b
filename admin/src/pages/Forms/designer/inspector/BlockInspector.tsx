import { Flex, Typography } from '@strapi/design-system';
import type { FormBlock } from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { itemOf } from '../../model/new-block';
import { positionOf, setColumns } from '../../model/tree';
import { useItemName } from '../canvas/names';
import { useDesigner } from '../context';
import { BlockProperties } from './BlockProperties';
import { ConditionEditor } from './ConditionEditor';
import { SelectControl } from './controls';

const COLUMN_COUNTS = ['1', '2', '3'] as const;

/** How many columns the block's row has. */
const RowColumns = ({ block }: { block: FormBlock }) => {
  const t = useT();
  const { definition, editDefinition } = useDesigner();
  const at = positionOf(definition.steps, block.id);
  if (!at) return null;
  const row = definition.steps[at.step].rows[at.row];
  const value = COLUMN_COUNTS.find((count) => Number(count) === row.columns.length) ?? '1';
  return (
    <SelectControl
      label={t('forms.row.columns')}
      hint={t('forms.row.columns.hint')}
      place={`blocks.${block.id}.columns`}
      value={value}
      options={COLUMN_COUNTS.map((count) => ({
        value: count,
        label: t('forms.row.columns.count', { count: Number(count) }),
      }))}
      onChange={(count) =>
        editDefinition((current) => ({
          ...current,
          steps: setColumns(current.steps, row.id, Number(count)),
        }))
      }
    />
  );
};

/** Everything about the selected block. */
export const BlockInspector = ({ block }: { block: FormBlock }) => {
  const t = useT();
  const { editBlock } = useDesigner();
  const itemName = useItemName();
  return (
    <Flex direction="column" alignItems="stretch" gap={5} data-place={`blocks.${block.id}`}>
      <Typography tag="h2" variant="delta">
        {itemName(itemOf(block))}
      </Typography>
      <BlockProperties block={block} />
      <RowColumns block={block} />
      {/* The address and the button have to be there for everybody. */}
      {block.type === 'email' || block.type === 'submit' ? null : (
        <ConditionEditor
          place={`blocks.${block.id}.showIf`}
          about={block.id}
          label={t('forms.condition.block')}
          condition={block.showIf ?? null}
          onChange={(showIf, key) => editBlock({ ...block, showIf }, key)}
        />
      )}
    </Flex>
  );
};
