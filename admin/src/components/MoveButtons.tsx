import { ArrowDown, ArrowUp } from '@strapi/icons';
import { useT } from '../hooks/useT';
import { QuietButton } from './QuietButton';

interface MoveButtonsProps {
  /** How the item is called. */
  name: string;
  /** Unique on the page: the buttons are found by it to get the focus back after a move. */
  place: string;
  isFirst: boolean;
  isLast: boolean;
  disabled?: boolean;
  onMove: (by: -1 | 1) => void;
}

const idOf = (place: string, by: -1 | 1): string => `move-${place}-${by === 1 ? 'down' : 'up'}`;

/** The button that was pressed, or its neighbour where it fell asleep at an end. */
export const focusMoved = (place: string, by: -1 | 1): void => {
  const [same, other] = [by, by === 1 ? (-1 as const) : (1 as const)].map((direction) =>
    document.getElementById(idOf(place, direction))
  );
  const isAwake =
    same instanceof HTMLButtonElement &&
    !same.disabled &&
    same.getAttribute('aria-disabled') !== 'true';
  (isAwake ? same : other)?.focus();
};

/** Up and down, for whoever does not drag. */
export const MoveButtons = ({
  name,
  place,
  isFirst,
  isLast,
  disabled = false,
  onMove,
}: MoveButtonsProps) => {
  const t = useT();
  return (
    <>
      <QuietButton
        id={idOf(place, -1)}
        type="button"
        label={t('common.move.up', { name })}
        disabled={disabled || isFirst}
        onClick={() => onMove(-1)}
      >
        <ArrowUp />
      </QuietButton>
      <QuietButton
        id={idOf(place, 1)}
        type="button"
        label={t('common.move.down', { name })}
        disabled={disabled || isLast}
        onClick={() => onMove(1)}
      >
        <ArrowDown />
      </QuietButton>
    </>
  );
};
