import { Field, Grid, TextInput } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import { slugify } from '../utils/text';

interface NameAndSlugProps {
  nameLabel: string;
  nameHint?: string;
  slugLabel: string;
  slugHint: string;
  /** A new thing gets its key from its name until somebody writes a key. */
  follow: boolean;
  /** The key cannot change any more. */
  slugFixed?: boolean;
}

/** Name and key of a thing, side by side. */
export const NameAndSlug = ({
  nameLabel,
  nameHint,
  slugLabel,
  slugHint,
  follow,
  slugFixed = false,
}: NameAndSlugProps) => {
  const name = useField<string>('name');
  const slug = useField<string>('slug');
  const disabled = useForm('NameAndSlug', (state) => state.disabled);
  const changeName = (value: string) => {
    const follows = follow && (slug.value ?? '') === slugify(name.value ?? '');
    name.onChange('name', value);
    if (follows) slug.onChange('slug', slugify(value));
  };
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={6} xs={12} alignItems="stretch" direction="column">
        <Field.Root name="name" error={name.error} hint={nameHint} required>
          <Field.Label>{nameLabel}</Field.Label>
          <TextInput
            value={name.value ?? ''}
            disabled={disabled}
            onChange={(event) => changeName(event.currentTarget.value)}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      </Grid.Item>
      <Grid.Item col={6} xs={12} alignItems="stretch" direction="column">
        <Field.Root name="slug" error={slug.error} hint={slugHint} required>
          <Field.Label>{slugLabel}</Field.Label>
          <TextInput
            value={slug.value ?? ''}
            disabled={disabled || slugFixed}
            onChange={(event) => slug.onChange('slug', event.currentTarget.value)}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      </Grid.Item>
    </Grid.Root>
  );
};
