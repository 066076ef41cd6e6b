import { Flex, Typography } from '@strapi/design-system';
import { CHALLENGE_KINDS, type FormGuard } from '../../../../../../../content-types';
import { useT } from '../../../../../hooks/useT';
import { useDesigner } from '../../context';
import { NumberControl, SelectControl } from '../controls';

/** What keeps programs out of this form, besides what holds for all of them. */
export const GuardTab = () => {
  const t = useT();
  const { definition, editDefinition } = useDesigner();
  const { guard } = definition;
  const edit = (change: Partial<FormGuard>, key?: string) =>
    editDefinition((current) => ({ ...current, guard: { ...current.guard, ...change } }), key);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Typography textColor="neutral600">{t('forms.guard.hint')}</Typography>
      <SelectControl
        label={t('forms.guard.challenge')}
        place="guard.challenge"
        value={guard.challenge}
        options={CHALLENGE_KINDS.map((value) => ({
          value,
          label: t(`forms.guard.challenge.${value}`),
        }))}
        onChange={(challenge) => edit({ challenge })}
      />
      {guard.challenge === 'none' ? null : (
        <SelectControl
          label={t('forms.guard.when')}
          place="guard.challengeWhen"
          value={guard.challengeWhen}
          options={(['always', 'pressure'] as const).map((value) => ({
            value,
            label: t(`forms.guard.when.${value}`),
          }))}
          onChange={(challengeWhen) => edit({ challengeWhen })}
        />
      )}
      <SelectControl
        label={t('forms.guard.disposable')}
        place="guard.disposable"
        value={guard.disposable}
        options={(['allow', 'refuse'] as const).map((value) => ({
          value,
          label: t(`forms.guard.disposable.${value}`),
        }))}
        onChange={(disposable) => edit({ disposable })}
      />
      <NumberControl
        label={t('forms.guard.minFill')}
        hint={t('forms.guard.asConfigured')}
        place="guard.minFillSeconds"
        min={0}
        max={60}
        value={guard.minFillSeconds}
        onChange={(minFillSeconds) => edit({ minFillSeconds }, 'guard.minFillSeconds')}
      />
      <NumberControl
        label={t('forms.guard.maxPerHour')}
        hint={t('forms.guard.asConfigured')}
        place="guard.maxPerHour"
        min={1}
        max={100000}
        value={guard.maxPerHour}
        onChange={(maxPerHour) => edit({ maxPerHour }, 'guard.maxPerHour')}
      />
    </Flex>
  );
};
