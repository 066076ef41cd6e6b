import { InputRenderer, useForm, type InputProps } from '@strapi/strapi/admin';

/** Strapi's input of the given type, asleep with the form it stands in. */
export const FormInput = (props: InputProps) => {
  const disabled = useForm('FormInput', (state) => state.disabled);
  return <InputRenderer {...props} disabled={disabled || props.disabled} />;
};
