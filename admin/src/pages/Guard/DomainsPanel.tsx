import { Field, Flex, Textarea } from '@strapi/design-system';
import { useField, useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import type { Settings } from '../../../../server/src/core/contract';
import { useGetSettingsQuery, useUpdateSettingsMutation } from '../../api/settings';
import { EditForm, SaveButton } from '../../components/EditForm';
import { Panel } from '../../components/Panel';
import { QueryGate } from '../../components/QueryGate';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { readDomains } from './domains';

interface Values {
  add: string;
  remove: string;
}

const toValues = ({ disposableDomains }: Settings): Values => ({
  add: disposableDomains.add.join('\n'),
  remove: disposableDomains.remove.join('\n'),
});

const Domains = ({ name }: { name: keyof Values }) => {
  const t = useT();
  const field = useField<string>(name);
  return (
    <Field.Root name={name} error={field.error} hint={t('guard.domains.words')} width="36rem">
      <Field.Label>{t(`guard.domains.${name}`)}</Field.Label>
      <Textarea
        value={field.value ?? ''}
        onChange={(event) => field.onChange(name, event.currentTarget.value)}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
};

const Edit = ({ settings }: { settings: Settings }) => {
  const t = useT();
  const can = useCan();
  const { toggleNotification } = useNotification();
  const [update] = useUpdateSettingsMutation();
  const initialValues = useMemo(() => toValues(settings), [settings]);
  const mayChange = can('update-settings');
  return (
    <EditForm<Values>
      method="PUT"
      initialValues={initialValues}
      disabled={!mayChange}
      validate={(values) =>
        Object.fromEntries(
          (['add', 'remove'] as const).flatMap((name) => {
            const { wrong } = readDomains(values[name]);
            return wrong.length > 0
              ? [[name, t('consent.tokens.wrong', { words: wrong.join(', ') })]]
              : [];
          })
        )
      }
      onSubmit={async (values, { resetForm }) => {
        const saved = await update({
          disposableDomains: {
            add: readDomains(values.add).domains,
            remove: readDomains(values.remove).domains,
          },
        }).unwrap();
        resetForm(toValues(saved.settings));
        toggleNotification({ type: 'success', message: t('common.saved') });
      }}
    >
      <Panel
        title={t('guard.domains')}
        hint={t('guard.domains.hint')}
        action={
          mayChange ? (
            <SaveButton label={t('guard.domains.save')} size="S" variant="secondary" />
          ) : undefined
        }
      >
        <Flex gap={6} alignItems="flex-start" wrap="wrap">
          <Domains name="add" />
          <Domains name="remove" />
        </Flex>
      </Panel>
    </EditForm>
  );
};

/** What counts as a throw-away address besides the list that the plugin brings. */
export const DomainsPanel = () => {
  const query = useGetSettingsQuery(undefined);
  return <QueryGate query={query}>{({ settings }) => <Edit settings={settings} />}</QueryGate>;
};
