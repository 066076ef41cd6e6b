import { Flex, Grid } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { PROMOTION_KINDS } from '../../../../../content-types/promotion';
import type { PromotionRow } from '../../../../../server/src/promotions/contract';
import { FormInput } from '../../../components/FormInput';
import { LocalizedTextInput } from '../../../components/LocalizedTextInput';
import { NameAndSlug } from '../../../components/NameAndSlug';
import { OptionsEditor } from '../../../components/OptionsEditor';
import { Panel } from '../../../components/Panel';
import { useT } from '../../../hooks/useT';
import type { PromotionValues } from '../model/values';
import { ConditionsPanel } from './ConditionsPanel';
import { PeriodPanel } from './PeriodPanel';

interface PromotionFormProps {
  /** What it is so far; absent for a new one. */
  stored?: PromotionRow;
}

const BasicsPanel = ({ stored }: PromotionFormProps) => {
  const t = useT();
  const fixed = stored?.locks.identity ?? false;
  return (
    <Panel
      title={t('promotions.panel.basics')}
      hint={fixed ? t('promotions.lock.identity') : undefined}
    >
      <NameAndSlug
        nameLabel={t('promotions.field.name')}
        nameHint={t('promotions.field.name.hint')}
        slugLabel={t('promotions.field.slug')}
        slugHint={t('promotions.field.slug.hint')}
        follow={!stored}
        slugFixed={fixed}
      />
      <FormInput
        type="enumeration"
        name="kind"
        label={t('promotions.field.kind')}
        options={PROMOTION_KINDS.map((value) => ({
          value,
          label: t(`promotions.field.kind.${value}`),
        }))}
        disabled={fixed}
        required
      />
      <LocalizedTextInput
        name="title"
        label={t('promotions.field.title')}
        hint={t('promotions.field.title.hint')}
      />
    </Panel>
  );
};

const RulesPanel = () => {
  const t = useT();
  return (
    <Panel title={t('promotions.panel.rules')} hint={t('promotions.panel.rules.hint')}>
      <LocalizedTextInput name="rules" label={t('promotions.field.rules')} multiline tall />
    </Panel>
  );
};

const OptionsPanel = ({ stored }: PromotionFormProps) => {
  const t = useT();
  // What was added since can still go.
  const kept = stored?.locks.conditions ? stored.options.map(({ key }) => key) : [];
  return (
    <OptionsEditor
      title={t('promotions.panel.options')}
      hint={t(kept.length > 0 ? 'promotions.lock.options' : 'promotions.panel.options.hint')}
      about={({ key }) => t('promotions.option.key', { key })}
      stays={({ key }, name) =>
        kept.includes(key) ? t('promotions.option.stays', { name }) : null
      }
    />
  );
};

const WinnersPanel = ({ stored }: PromotionFormProps) => {
  const t = useT();
  const fixed = stored?.locks.period ?? false;
  return (
    <Panel
      title={t('promotions.panel.winners')}
      hint={t(fixed ? 'promotions.lock.winners' : 'promotions.panel.winners.hint')}
    >
      <Grid.Root gap={4}>
        {(['winners', 'reserves'] as const).map((name) => (
          <Grid.Item
            key={name}
            col={6}
            xs={12}
            direction="column"
            alignItems="stretch"
            justifyContent="flex-start"
          >
            <FormInput
              type="integer"
              name={name}
              label={t(`promotions.field.${name}`)}
              hint={t(`promotions.field.${name}.hint`)}
              disabled={fixed}
              required
            />
          </Grid.Item>
        ))}
      </Grid.Root>
    </Panel>
  );
};

/** What a promotion is; stands inside an `EditForm`. */
export const PromotionForm = ({ stored }: PromotionFormProps) => {
  const { kind } = useForm('PromotionForm', (state) => state.values as PromotionValues);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <BasicsPanel stored={stored} />
      {kind === 'vote' ? <OptionsPanel stored={stored} /> : null}
      <PeriodPanel stored={stored} />
      {kind === 'contest' ? <WinnersPanel stored={stored} /> : null}
      <RulesPanel />
      <ConditionsPanel stored={stored} />
    </Flex>
  );
};
