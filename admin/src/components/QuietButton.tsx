import { IconButton, type IconButtonProps } from '@strapi/design-system';
import { forwardRef } from 'react';

/** A small tool among many: no frame, and asleep without the grey box of the design system. */
export const QuietButton = forwardRef<HTMLButtonElement, IconButtonProps>(
  ({ variant = 'ghost', disabled, style, ...props }, ref) => (
    <IconButton
      ref={ref}
      size="XS"
      variant={variant}
      disabled={disabled}
      style={
        disabled
          ? { background: 'transparent', borderColor: 'transparent', opacity: 0.4, ...style }
          : style
      }
      {...props}
    />
  )
);
QuietButton.displayName = 'QuietButton';
