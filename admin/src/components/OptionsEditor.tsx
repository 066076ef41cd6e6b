import { Box, Button, Field, Flex, Typography, useNotifyAT } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useField, useForm } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import { useT } from '../hooks/useT';
import { pickText } from '../utils/locales';
import { moveItem } from '../utils/move';
import type { Option } from '../utils/options';
import { LocalizedTextInput } from './LocalizedTextInput';
import { focusMoved, MoveButtons } from './MoveButtons';
import { Panel } from './Panel';
import { QuietButton } from './QuietButton';

interface OptionsEditorProps {
  title: string;
  hint: string;
  /** What is known of an option that has its key. */
  about: (option: Option) => string;
  /** Why an option cannot be taken away; null where it can. */
  stays: (option: Option, name: string) => string | null;
  /** The English text is needed; where it is not, the form checks on its own. */
  required?: boolean;
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

/** What people can choose from, in order; stands inside an `EditForm` with `options`. */
export const OptionsEditor = ({
  title,
  hint,
  about,
  stays,
  required = false,
}: OptionsEditorProps) => {
  const t = useT();
  const { locale } = useIntl();
  const { notifyStatus } = useNotifyAT();
  const field = useField<Option[]>('options');
  const disabled = useForm('OptionsEditor', (state) => state.disabled);
  const options = field.value ?? [];
  const pending = useRef<Pending | null>(null);

  useEffect(() => {
    if (pending.current) focusPending(pending.current);
    pending.current = null;
  }, [field.value]);

  const set = (next: Option[], focus: Pending) => {
    pending.current = focus;
    field.onChange('options', next);
  };
  const nameOf = (option: Option, index: number) =>
    pickText(option.label, locale) || t('common.option.unnamed', { number: index + 1 });
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
    <Panel title={title} hint={hint}>
      <Field.Root name="options" error={typeof field.error === 'string' ? field.error : undefined}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
            {options.map((option, index) => {
              const name = nameOf(option, index);
              const reason = option.key ? stays(option, name) : null;
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
                        label={t('common.option.label', { number: index + 1 })}
                        required={required}
                      />
                      <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={2}>
                        {option.key ? about(option) : t('common.option.new')}
                      </Typography>
                    </Box>
                    <Flex
                      gap={1}
                      paddingTop={5}
                      role="group"
                      aria-label={t('common.option.actions', { name })}
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
                        label={reason ?? t('common.option.remove', { name })}
                        disabled={disabled || reason !== null}
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
              {t('common.option.add')}
            </Button>
          </Flex>
          <Field.Error />
        </Flex>
      </Field.Root>
    </Panel>
  );
};
