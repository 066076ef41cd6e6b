import { Button, Checkbox, Flex, Typography, useNotifyAT } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { FORM_FIELD_KEYS, type FormFieldKey } from '../../../../../content-types';
import { LocalizedTextInput } from '../../../components/LocalizedTextInput';
import { Panel } from '../../../components/Panel';
import { useT } from '../../../hooks/useT';
import { defaultLabel } from '../model/defaults';
import { moveItem } from '../model/values';
import { ItemCard } from './ItemCard';
import { useDefinition } from './useDefinition';

/** The e-mail address comes first and stays. */
const FIXED = 1;

/** What the form asks for. */
export const FieldsPanel = () => {
  const t = useT();
  const { notifyStatus } = useNotifyAT();
  const { definition, disabled, set } = useDefinition();
  const { fields, locales } = definition;
  const missing = FORM_FIELD_KEYS.filter((key) => !fields.some((field) => field.key === key));
  const nameOf = (key: FormFieldKey) => t(`forms.fieldName.${key}`);
  const move = (index: number, by: -1 | 1) => {
    set('fields', moveItem(fields, index, by, FIXED));
    notifyStatus(
      t('forms.item.moved', {
        name: nameOf(fields[index].key),
        position: index + by + 1,
        count: fields.length,
      })
    );
  };
  return (
    <Panel title={t('forms.panel.fields')} hint={t('forms.panel.fields.hint')}>
      <div data-place="fields">
        <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
          {fields.map((field, index) => (
            <ItemCard
              key={field.key}
              title={nameOf(field.key)}
              place={`fields.${field.key}`}
              disabled={disabled}
              onUp={index > FIXED ? () => move(index, -1) : undefined}
              onDown={
                index >= FIXED && index < fields.length - 1 ? () => move(index, 1) : undefined
              }
              onRemove={
                index >= FIXED
                  ? () =>
                      set(
                        'fields',
                        fields.filter((item) => item !== field)
                      )
                  : undefined
              }
            >
              <LocalizedTextInput
                name={`definition.fields.${index}.label`}
                label={t('forms.field.label')}
                locales={locales}
              />
              {field.key === 'email' ? (
                <Typography variant="pi" textColor="neutral600">
                  {t('forms.field.email.required')}
                </Typography>
              ) : (
                <Checkbox
                  disabled={disabled}
                  checked={field.required}
                  onCheckedChange={(checked) =>
                    set(
                      'fields',
                      fields.map((item) =>
                        item === field ? { ...field, required: checked === true } : item
                      )
                    )
                  }
                >
                  {t('forms.field.required')}
                </Checkbox>
              )}
            </ItemCard>
          ))}
        </Flex>
      </div>
      {missing.length > 0 ? (
        <Flex gap={2} wrap="wrap">
          {missing.map((key) => (
            <Button
              key={key}
              type="button"
              size="S"
              variant="tertiary"
              startIcon={<Plus />}
              disabled={disabled}
              onClick={() =>
                set('fields', [
                  ...fields,
                  { key, label: defaultLabel(key, locales), required: false },
                ])
              }
            >
              {t('forms.field.add', { name: nameOf(key) })}
            </Button>
          ))}
        </Flex>
      ) : null}
    </Panel>
  );
};
