import { Button, type ButtonProps } from '@strapi/design-system';
import { Loader } from '@strapi/icons';
import type { MouseEvent } from 'react';
import { keyframes, styled } from 'styled-components';

const turn = keyframes`
  to {
    transform: rotate(360deg);
  }
`;
const Turning = styled(Loader)`
  @media (prefers-reduced-motion: no-preference) {
    animation: ${turn} 2s infinite linear;
  }
`;

interface BusyButtonProps extends Omit<ButtonProps, 'loading'> {
  /** What it asked for is under way: it does nothing until that came to its end. */
  isBusy: boolean;
}

/**
 * For what stays on the page after it was pressed. The design system's loading button is disabled,
 * and a disabled one drops the focus: those who use the keyboard would start again from the top.
 */
export const BusyButton = ({ isBusy, startIcon, onClick, ...props }: BusyButtonProps) => (
  <Button
    {...props}
    aria-disabled={isBusy || props.disabled}
    startIcon={isBusy ? <Turning /> : startIcon}
    onClick={(event: MouseEvent<HTMLButtonElement>) => {
      // Neither would the form be sent twice.
      if (isBusy) event.preventDefault();
      else onClick?.(event);
    }}
  />
);
