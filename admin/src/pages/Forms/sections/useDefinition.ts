import { useForm } from '@strapi/strapi/admin';
import type { FormDefinition } from '../../../../../content-types';
import type { SaveFormRequest } from '../../../../../server/src/forms/contract';

/** The definition in the form around, and a way to replace parts of it. */
export const useDefinition = () => {
  // The form around these sections is an `EditForm<SaveFormRequest>`.
  const { definition } = useForm('useDefinition', (state) => state.values) as SaveFormRequest;
  const onChange = useForm('useDefinition', (state) => state.onChange);
  const disabled = useForm('useDefinition', (state) => state.disabled);
  return {
    definition,
    disabled,
    replace: (next: FormDefinition) => onChange('definition', next),
    set: <K extends keyof FormDefinition>(key: K, value: FormDefinition[K]) =>
      onChange(`definition.${key}`, value),
  };
};
