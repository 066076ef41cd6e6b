import { Box, Field, TextInput } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import type { LegalBasis } from '../../../../content-types';
import { SUBSCRIPTION_STATES } from '../../../../content-types/subscription';
import type { ListRow, SaveListRequest } from '../../../../server/src/audience/contract';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { BasisChecks, BasisChoice, useUnavailableBases } from '../../components/regimes';
import { ToggleField } from '../../components/ToggleField';
import { useT } from '../../hooks/useT';
import { acceptedAfter, isWeaker } from './model/regimes';
import { asksProfession } from './values';

/** Whom a professional address belongs to: campaigns have to name the same profession. */
const ProfessionField = () => {
  const t = useT();
  const field = useField<string>('profession');
  const disabled = useForm('ProfessionField', (state) => state.disabled);
  return (
    <Field.Root
      name="profession"
      required
      error={field.error}
      hint={t('lists.field.profession.hint')}
    >
      <Field.Label>{t('lists.field.profession')}</Field.Label>
      <TextInput
        value={field.value ?? ''}
        maxLength={120}
        disabled={disabled}
        placeholder={t('lists.field.profession.placeholder')}
        onChange={(event) => field.onChange('profession', event.currentTarget.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

const RegimeField = ({ stored, peopleCount }: { stored: ListRow | null; peopleCount: number }) => {
  const t = useT();
  // The form around is an `EditForm<SaveListRequest>`.
  const values = useForm('RegimeField', (state) => state.values) as SaveListRequest;
  const disabled = useForm('RegimeField', (state) => state.disabled);
  const regime = useField<LegalBasis>('regime');
  const accepted = useField<LegalBasis[]>('acceptedBases');
  const unavailable = useUnavailableBases();
  const confirmed = stored?.counts.confirmed ?? 0;
  return (
    <>
      <BasisChoice
        value={values.regime}
        onChange={(next) => {
          regime.onChange('regime', next);
          accepted.onChange('acceptedBases', acceptedAfter(values, next, peopleCount > 0));
        }}
        unavailable={unavailable}
        label={t('lists.field.regime')}
        error={regime.error}
        disabled={disabled}
        required
      />
      {stored && confirmed > 0 && !regime.error && isWeaker(values.regime, stored.regime) ? (
        <Notice tone="warning">{t('lists.regime.weaker', { count: confirmed })}</Notice>
      ) : null}
      {values.regime === 'third-party' ? (
        <Notice tone="info">{t('lists.regime.noForm')}</Notice>
      ) : null}
    </>
  );
};

/** How people join, and on the strength of what the list may be written to. */
export const JoiningPanel = ({ stored }: { stored: ListRow | null }) => {
  const t = useT();
  const values = useForm('JoiningPanel', (state) => state.values) as SaveListRequest;
  const disabled = useForm('JoiningPanel', (state) => state.disabled);
  const accepted = useField<LegalBasis[]>('acceptedBases');
  const unavailable = useUnavailableBases();
  const peopleCount = SUBSCRIPTION_STATES.reduce(
    (sum, state) => sum + (stored?.counts[state] ?? 0),
    0
  );
  return (
    <>
      <Panel title={t('lists.panel.joining')} hint={t('lists.panel.joining.hint')}>
        <RegimeField stored={stored} peopleCount={peopleCount} />
        <ToggleField
          name="welcomeMail"
          label={t('lists.field.welcomeMail')}
          hint={t('lists.field.welcomeMail.hint')}
        />
      </Panel>
      <Panel title={t('lists.panel.writing')} hint={t('lists.panel.writing.hint')}>
        <BasisChecks
          value={values.acceptedBases}
          onChange={(bases) => accepted.onChange('acceptedBases', bases)}
          fixed={values.regime}
          unavailable={unavailable}
          label={t('lists.field.acceptedBases')}
          hint={
            peopleCount > 0
              ? t('lists.field.acceptedBases.hint.people')
              : t('lists.field.acceptedBases.hint')
          }
          error={accepted.error}
          disabled={disabled}
        />
        {asksProfession(values) ? (
          <Box paddingTop={2}>
            <ProfessionField />
          </Box>
        ) : null}
      </Panel>
    </>
  );
};
