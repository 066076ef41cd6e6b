import { Field, Flex, Grid, TextInput, Typography } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { BrandColours } from '../../../../content-types';
import { Panel } from '../../components/Panel';
import { useT } from '../../hooks/useT';
import { COLOURS, faintPairs, isColour } from './values';

/** The browser's own colour chooser; the field beside it takes what is pasted. */
const Swatch = styled.input.attrs({ type: 'color' })`
  width: 4rem;
  height: 4rem;
  padding: 2px;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  cursor: pointer;
`;

const ColourField = ({ path, label }: { path: string; label: string }) => {
  const field = useField<string>(path);
  const disabled = useForm('ColourField', (state) => state.disabled);
  const value = field.value ?? '';
  return (
    <Field.Root name={path} error={field.error} width="100%">
      <Field.Label>{label}</Field.Label>
      <Flex gap={2}>
        <Swatch
          aria-label={label}
          disabled={disabled}
          value={isColour(value) ? value.toLowerCase() : '#000000'}
          onChange={(event) => field.onChange(path, event.currentTarget.value)}
        />
        <TextInput
          value={value}
          maxLength={7}
          disabled={disabled}
          onChange={(event) => field.onChange(path, event.currentTarget.value.trim())}
        />
      </Flex>
      <Field.Error />
    </Field.Root>
  );
};

/** Colours of one scheme, with what is hard to read in them. */
export const ColourFields = ({ scheme }: { scheme: 'light' | 'dark' }) => {
  const t = useT();
  const { formatNumber } = useIntl();
  const colours = useField<BrandColours>(`brand.${scheme}`).value;
  const faint = colours ? faintPairs(colours) : [];
  return (
    <Panel title={t(`brand.colours.${scheme}`)} hint={t(`brand.colours.${scheme}.hint`)}>
      <Grid.Root gap={4}>
        {COLOURS.map((name) => (
          <Grid.Item key={name} col={6} xs={12} direction="column" alignItems="stretch">
            <ColourField path={`brand.${scheme}.${name}`} label={t(`brand.colour.${name}`)} />
          </Grid.Item>
        ))}
      </Grid.Root>
      <div role="status">
        {faint.map(({ ink, paper, ratio }) => (
          <Typography key={`${ink}-${paper}`} tag="p" textColor="warning700">
            {t('brand.faint', {
              ink: t(`brand.colour.${ink}`),
              paper: t(`brand.colour.${paper}`),
              ratio: formatNumber(ratio, { maximumFractionDigits: 1 }),
            })}
          </Typography>
        ))}
      </div>
    </Panel>
  );
};
