import { Field } from '@strapi/design-system';
import type { ReactNode } from 'react';

export interface LabelledProps {
  label: string;
  hint?: string;
  /** What is wrong, and what to do about it. */
  error?: string;
  required?: boolean;
  /** Of the control, for those who give it the focus. */
  id?: string;
}

/** A control with its label, its hint and what is wrong with it. */
export const Labelled = ({
  label,
  hint,
  error,
  required,
  id,
  children,
}: LabelledProps & { children: ReactNode }) => (
  <Field.Root id={id} hint={hint} error={error} required={required} width="100%">
    <Field.Label>{label}</Field.Label>
    {children}
    <Field.Error />
    <Field.Hint />
  </Field.Root>
);
