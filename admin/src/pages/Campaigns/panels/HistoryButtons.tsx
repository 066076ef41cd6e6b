import { IconButton, IconButtonGroup } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import type { Dispatch } from 'react';
import { useT } from '../../../hooks/useT';
import type { DraftAction, DraftState } from '../model/draft';

interface HistoryButtonsProps {
  state: DraftState;
  dispatch: Dispatch<DraftAction>;
}

/** Undo and redo over the whole draft; inside a text, its own Ctrl+Z works too. */
export const HistoryButtons = ({ state, dispatch }: HistoryButtonsProps) => {
  const t = useT();
  return (
    <IconButtonGroup>
      <IconButton
        label={t('campaigns.undo')}
        disabled={state.past.length === 0}
        onClick={() => dispatch({ type: 'undo' })}
      >
        <ArrowClockwise style={{ transform: 'scaleX(-1)' }} />
      </IconButton>
      <IconButton
        label={t('campaigns.redo')}
        disabled={state.future.length === 0}
        onClick={() => dispatch({ type: 'redo' })}
      >
        <ArrowClockwise />
      </IconButton>
    </IconButtonGroup>
  );
};
