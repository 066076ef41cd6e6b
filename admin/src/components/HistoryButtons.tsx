import { IconButton, IconButtonGroup } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useT } from '../hooks/useT';

interface HistoryButtonsProps {
  state: { past: readonly unknown[]; future: readonly unknown[] };
  dispatch: (action: { type: 'undo' } | { type: 'redo' }) => void;
}

/** Undo and redo over the whole draft; inside a text, its own Ctrl+Z works too. */
export const HistoryButtons = ({ state, dispatch }: HistoryButtonsProps) => {
  const t = useT();
  return (
    <IconButtonGroup>
      <IconButton
        label={t('common.undo')}
        disabled={state.past.length === 0}
        onClick={() => dispatch({ type: 'undo' })}
      >
        <ArrowClockwise style={{ transform: 'scaleX(-1)' }} />
      </IconButton>
      <IconButton
        label={t('common.redo')}
        disabled={state.future.length === 0}
        onClick={() => dispatch({ type: 'redo' })}
      >
        <ArrowClockwise />
      </IconButton>
    </IconButtonGroup>
  );
};
