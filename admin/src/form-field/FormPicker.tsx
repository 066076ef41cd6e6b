import {
  Field,
  Flex,
  Link,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { forwardRef, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { useListFormChoicesQuery } from '../api/questionnaires';
import { useCan } from '../hooks/useCan';
import { useT } from '../hooks/useT';
import { pluginPath } from '../pluginId';
import { slugOf, toValue } from './value';

/** What Strapi's content manager hands to the input of a custom field. */
export interface FormInputProps {
  name: string;
  label: string;
  labelAction?: ReactNode;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  disabled?: boolean;
  value?: unknown;
  onChange: (event: {
    target: { name: string; type: string; value: { slug: string } | null };
  }) => void;
}

/** Stands for no form; a key never holds a star. */
const NONE = '*';

/** Picks one of the published sign-up forms. */
export const FormPicker = forwardRef<HTMLDivElement, FormInputProps>(function FormPicker(
  { name, label, labelAction, hint, error, required, disabled, value, onChange },
  ref
) {
  const t = useT();
  const can = useCan();
  const mayRead = can('read-forms');
  const { data: forms } = useListFormChoicesQuery({ kind: 'sign-up' }, { skip: !mayRead });
  const slug = slugOf(value);
  const chosen = forms?.find((form) => form.slug === slug);
  const isLost = slug !== '' && forms !== undefined && !chosen;
  const choose = (next: string) =>
    onChange({ target: { name, type: 'json', value: toValue(next) } });
  const remark = (): string | null => {
    if (!mayRead) return t('questionnaires.field.noPermission');
    if (isLost) return t('questionnaires.field.lost', { slug });
    if (chosen && !chosen.isOpen) return t('questionnaires.field.closed');
    return forms?.length === 0 ? t('questionnaires.field.none') : null;
  };
  return (
    <Field.Root ref={ref} name={name} id={name} hint={hint} error={error} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <SingleSelect
        value={slug}
        placeholder={t('questionnaires.field.placeholder')}
        disabled={disabled || !mayRead}
        onChange={(next) => choose(next === NONE ? '' : String(next))}
      >
        {required || slug === '' ? null : (
          <SingleSelectOption value={NONE}>{t('questionnaires.field.clear')}</SingleSelectOption>
        )}
        {isLost || !mayRead ? (
          slug === '' ? null : (
            <SingleSelectOption value={slug}>{slug}</SingleSelectOption>
          )
        ) : null}
        {(forms ?? []).map((form) => (
          <SingleSelectOption key={form.id} value={form.slug}>
            {form.isOpen ? form.name : t('questionnaires.field.closedOption', { name: form.name })}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Flex gap={3} justifyContent="space-between" alignItems="flex-start" wrap="wrap">
        <Typography variant="pi" textColor={isLost ? 'danger600' : 'neutral600'} aria-live="polite">
          {remark()}
        </Typography>
        {chosen ? (
          <Link tag={RouterLink} to={pluginPath(`/forms/${chosen.id}`)}>
            {t('questionnaires.field.open')}
          </Link>
        ) : null}
      </Flex>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
});
