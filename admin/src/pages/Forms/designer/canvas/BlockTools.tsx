import { Flex } from '@strapi/design-system';
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Duplicate, Trash } from '@strapi/icons';
import type { ReactElement } from 'react';
import { styled } from 'styled-components';
import type { FormBlock } from '../../../../../../content-types';
import { QuietButton } from '../../../../components/QuietButton';
import { useT } from '../../../../hooks/useT';
import { joinRowAbove, placeBeside, placeNextTo, type Place } from '../../model/tree';
import { useDesigner } from '../context';

const Bar = styled(Flex)`
  position: absolute;
  z-index: 4;
  inset-block-end: calc(100% + 4px);
  inset-inline-end: -8px;
  font-size: 1.4rem;
  line-height: 1;
`;

interface BlockToolsProps {
  block: FormBlock;
  name: string;
}

/** What can be done to the selected block without dragging. */
export const BlockTools = ({ block: { id }, name }: BlockToolsProps) => {
  const t = useT();
  const { definition, editDefinition, move, duplicate, remove, announce } = useDesigner();
  const { steps } = definition;
  const joined = joinRowAbove(steps, id);
  const mover = (label: string, place: Place | null, icon: ReactElement) => (
    <QuietButton
      label={label}
      disabled={!place}
      onClick={() => {
        if (!place) return;
        move(id, place);
        announce(t('forms.canvas.moved', { name }));
      }}
    >
      {icon}
    </QuietButton>
  );
  const left = placeBeside(steps, id, -1);
  const right = placeBeside(steps, id, 1);
  return (
    <Bar
      role="toolbar"
      aria-label={t('forms.item.actions', { name })}
      background="neutral0"
      hasRadius
      shadow="filterShadow"
      padding={1}
      gap={1}
    >
      {mover(t('forms.item.up'), placeNextTo(steps, id, -1), <ArrowUp />)}
      {mover(t('forms.item.down'), placeNextTo(steps, id, 1), <ArrowDown />)}
      {left ? (
        mover(t('forms.item.left'), left, <ArrowLeft />)
      ) : joined ? (
        <QuietButton
          label={t('forms.item.beside')}
          onClick={() => {
            editDefinition((current) => ({
              ...current,
              steps: joinRowAbove(current.steps, id) ?? current.steps,
            }));
            announce(t('forms.canvas.moved', { name }));
          }}
        >
          <ArrowLeft />
        </QuietButton>
      ) : null}
      {right ? mover(t('forms.item.right'), right, <ArrowRight />) : null}
      <QuietButton label={t('forms.item.duplicate')} onClick={() => duplicate(id)}>
        <Duplicate />
      </QuietButton>
      <QuietButton
        label={t('forms.item.remove')}
        onClick={() => {
          remove(id);
          announce(t('forms.canvas.removed', { name }));
        }}
      >
        <Trash />
      </QuietButton>
    </Bar>
  );
};
