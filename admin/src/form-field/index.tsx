import { forwardRef, type ComponentType } from 'react';
import { MessagesProvider } from '../components/MessagesProvider';
import { FormPicker, type FormInputProps } from './FormPicker';

/** The input of the custom field "Sign-up form"; it stands on Strapi's pages, so it brings its texts. */
const FormInput = forwardRef<HTMLDivElement, FormInputProps>(function FormInput(props, ref) {
  return (
    <MessagesProvider>
      <FormPicker {...props} ref={ref} />
    </MessagesProvider>
  );
});

// Strapi types the input without the props that it hands over.
export default FormInput as unknown as ComponentType;
