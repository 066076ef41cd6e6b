import { Typography } from '@strapi/design-system';
import { Fragment } from 'react';
import { styled } from 'styled-components';
import type { FormRow, FormStep } from '../../../../../../content-types';
import { Chip } from '../../../../components/Chip';
import { useT } from '../../../../hooks/useT';
import { MAX_COLUMNS } from '../../model/tree';
import { useDesigner } from '../context';
import { CanvasBlock } from './CanvasBlock';
import { Gap, SideGap } from './Gap';
import { useConditionText } from './useConditionText';

const StepBar = styled.button<{ $isSelected: boolean }>`
  display: flex;
  align-items: center;
  gap: 8px;
  width: 100%;
  margin: 14px 0;
  padding: 6px 10px;
  border: 1px solid
    ${({ $isSelected, theme }) => ($isSelected ? theme.colors.primary600 : theme.colors.neutral300)};
  border-radius: 6px;
  background: ${({ theme }) => theme.colors.neutral100};
  cursor: pointer;
  text-align: start;
`;

/** The edges of a column are places too. */
const Column = styled.div`
  position: relative;
`;

const Row = ({ row, number }: { row: FormRow; number: number }) => {
  const t = useT();
  const isPlain = row.columns.length === 1 && row.columns[0].length === 1;
  const beside = (column: number) => ({
    place: { rowId: row.id, beside: column },
    label: t('forms.drag.beside', { row: number, column: column + 1 }),
  });
  const hasRoom = row.columns.length < MAX_COLUMNS;
  return (
    <div part="row" data-columns={row.columns.length}>
      {row.columns.map((column, index) => (
        <Column key={index} part="column">
          {hasRoom ? <SideGap {...beside(index)} /> : null}
          {column.map((block, at) => (
            <Fragment key={block.id}>
              {isPlain ? null : (
                <Gap
                  place={{ rowId: row.id, column: index, index: at }}
                  label={t('forms.drag.column', { row: number, column: index + 1 })}
                />
              )}
              <CanvasBlock block={block} />
            </Fragment>
          ))}
          {isPlain ? null : (
            <Gap
              place={{ rowId: row.id, column: index, index: column.length }}
              label={t('forms.drag.column', { row: number, column: index + 1 })}
              isEmpty={column.length === 0}
            />
          )}
          {hasRoom && index === row.columns.length - 1 ? (
            <SideGap {...beside(index + 1)} isEnd />
          ) : null}
        </Column>
      ))}
    </div>
  );
};

interface CanvasStepProps {
  step: FormStep;
  number: number;
}

/** One page of the form, with the places where blocks can go. */
export const CanvasStep = ({ step, number }: CanvasStepProps) => {
  const t = useT();
  const { definition, selection, select, locale } = useDesigner();
  const conditionText = useConditionText();
  const isSelected = selection.kind === 'step' && selection.id === step.id;
  const title = step.title[locale];
  return (
    <section part="step">
      {definition.steps.length > 1 || isSelected ? (
        <StepBar
          type="button"
          lang=""
          $isSelected={isSelected}
          aria-pressed={isSelected}
          onClick={() => select({ kind: 'step', id: step.id })}
        >
          <Typography variant="pi" fontWeight="bold" textColor="neutral800">
            {t('forms.step.number', { number })}
          </Typography>
          {step.showIf ? <Chip variant="secondary">{conditionText(step.showIf)}</Chip> : null}
        </StepBar>
      ) : null}
      {title ? <h3 part="step-title">{title}</h3> : null}
      {step.rows.map((row, index) => (
        <Fragment key={row.id}>
          <Gap
            place={{ stepId: step.id, row: index }}
            label={t('forms.drag.row', { step: number, row: index + 1 })}
          />
          <Row row={row} number={index + 1} />
        </Fragment>
      ))}
      <Gap
        place={{ stepId: step.id, row: step.rows.length }}
        label={t('forms.drag.row', { step: number, row: step.rows.length + 1 })}
        isEmpty={step.rows.length === 0}
      />
    </section>
  );
};
