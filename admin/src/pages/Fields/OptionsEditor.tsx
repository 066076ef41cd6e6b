import { Box, Button, Field, Flex, Typography, useNotifyAT } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useField, useForm } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import type { CustomFieldOption } from '../../../../content-types/custom-field';
import { LocalizedTextInput } from '../../components/LocalizedTextInput';
import { focusMoved, MoveButtons } from '../../components/MoveButtons';
import { Panel } from '../../components/Panel';
import { QuietButton } from '../../components/QuietButton';
import { useT } from '../../hooks/useT';
import { pickText } from '../../utils/locales';
import { moveItem } from '../../utils/move';

interface OptionsEditorProps {
  /** How many people chose each option, by key. */
  people: Record<string, number>;
}

type Pending = { move: string; by: -1 | 1 } | { text: number } | 'add';

const ADD_ID = 'optin-add-option';
const rowId = (index: number): string => `optin-option-${index}`;

/** After a change the focus stands where work goes on. */
const focusPending = (pending: Pending): void => {
  if (pending === 'add') document.getElementById(ADD_ID)?.focus();
  else if ('move' in pending) focusMoved(pending.move, pending.by);
  else document.getElementById(rowId(pending.text))?.querySelector('input')?.focus();
};

/** What people can choose from, in order; what somebody chose can be renamed and moved, not removed. */
export const OptionsEditor = ({ people }: OptionsEditorProps) => {
  const t = useT();
  const { locale } = useIntl();
  const { notifyStatus } = useNotifyAT();
  const field = useField<CustomFieldOption[]>('options');
  const disabled = useForm('OptionsEditor', (state) => state.disabled);
  const options = field.value ?? [];
  const pending = useRef<Pending | null>(null);

  useEffect(() => {
    if (pending.current) focusPending(pending.current);
    pending.current = null;
  }, [field.value]);

  const set = (next: CustomFieldOption[], focus: Pending) => {
    pending.current = focus;
    field.onChange('options', next);
  };
  const nameOf = (option: CustomFieldOption, index: number) =>
    pickText(option.label, locale) || t('fields.option.unnamed', { number: index + 1 });
  const move = (index: number, by: -1 | 1) => {
    set(moveItem(options, index, by), { move: `option-${index + by}`, by });
    notifyStatus(
      t('common.moved', {
        name: nameOf(options[index], index),
        position: index + by + 1,
        count: options.length,
      })
    );
  };

  return (
    <Panel title={t('fields.panel.options')} hint={t('fields.panel.options.hint')}>
      <Field.Root name="options" error={typeof field.error === 'string' ? field.error : undefined}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
            {options.map((option, index) => {
              const name = nameOf(option, index);
              const chosen = option.key ? (people[option.key] ?? 0) : 0;
              return (
                <Box
                  tag="li"
                  // By place: a new option has no key before it is saved.
                  key={index}
                  id={rowId(index)}
                  hasRadius
                  borderColor="neutral150"
                  borderStyle="solid"
                  borderWidth="1px"
                  padding={4}
                >
                  <Flex gap={4} alignItems="flex-start">
                    <Box flex="1">
                      <LocalizedTextInput
                        name={`options.${index}.label`}
                        label={t('fields.option.label', { number: index + 1 })}
                        required
                      />
                      <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={2}>
                        {option.key
                          ? t('fields.option.chosen', { key: option.key, people: chosen })
                          : t('fields.option.new')}
                      </Typography>
                    </Box>
                    <Flex
                      gap={1}
                      paddingTop={5}
                      role="group"
                      aria-label={t('fields.option.actions', { name })}
                    >
                      <MoveButtons
                        name={name}
                        place={`option-${index}`}
                        isFirst={index === 0}
                        isLast={index === options.length - 1}
                        disabled={disabled}
                        onMove={(by) => move(index, by)}
                      />
                      <QuietButton
                        type="button"
                        label={
                          chosen > 0
                            ? t('fields.option.stays', { name, people: chosen })
                            : t('fields.option.remove', { name })
                        }
                        disabled={disabled || chosen > 0}
                        onClick={() =>
                          set(
                            options.filter((_, other) => other !== index),
                            'add'
                          )
                        }
                      >
                        <Trash />
                      </QuietButton>
                    </Flex>
                  </Flex>
                </Box>
              );
            })}
          </Flex>
          <Flex>
            <Button
              id={ADD_ID}
              type="button"
              variant="secondary"
              startIcon={<Plus />}
              disabled={disabled}
              onClick={() => set([...options, { key: '', label: {} }], { text: options.length })}
            >
              {t('fields.option.add')}
            </Button>
          </Flex>
          <Field.Error />
        </Flex>
      </Field.Root>
    </Panel>
  );
};
