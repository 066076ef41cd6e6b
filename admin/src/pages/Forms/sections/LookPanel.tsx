import { Field, Flex, Grid, TextInput } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { Panel } from '../../../components/Panel';
import { useT } from '../../../hooks/useT';
import { DEFAULT_ACCENT, isAccent } from '../model/values';
import { useDefinition } from './useDefinition';

const Swatch = styled.input`
  flex: none;
  width: 4rem;
  height: 4rem;
  padding: 0.2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  cursor: pointer;
`;

/** The brand's colour, and where people go afterwards. */
export const LookPanel = () => {
  const t = useT();
  const { definition, disabled } = useDefinition();
  const accent = useField<string>('definition.theme.accent');
  const redirect = useField<string>('definition.redirectUrl');
  const changeAccent = (value: string) => accent.onChange('definition.theme.accent', value);
  const value = definition.theme.accent;
  return (
    <Panel title={t('forms.panel.look')}>
      <Grid.Root gap={4}>
        <Grid.Item col={4} xs={12} direction="column" alignItems="stretch">
          <Field.Root error={accent.error} hint={t('forms.accent.hint')}>
            <Field.Label>{t('forms.accent')}</Field.Label>
            <Flex gap={2}>
              <Swatch
                type="color"
                aria-label={t('forms.accent.pick')}
                disabled={disabled}
                value={isAccent(value) ? value : DEFAULT_ACCENT}
                onChange={(event) => changeAccent(event.currentTarget.value)}
              />
              <TextInput
                value={value}
                maxLength={7}
                disabled={disabled}
                onChange={(event) => changeAccent(event.currentTarget.value)}
              />
            </Flex>
            <Field.Hint />
            <Field.Error />
          </Field.Root>
        </Grid.Item>
        <Grid.Item col={8} xs={12} direction="column" alignItems="stretch">
          <Field.Root error={redirect.error} hint={t('forms.redirect.hint')}>
            <Field.Label>{t('forms.redirect')}</Field.Label>
            <TextInput
              value={definition.redirectUrl}
              inputMode="url"
              placeholder="https://example.org/thanks"
              disabled={disabled}
              onChange={(event) =>
                redirect.onChange('definition.redirectUrl', event.currentTarget.value)
              }
            />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
        </Grid.Item>
      </Grid.Root>
    </Panel>
  );
};
