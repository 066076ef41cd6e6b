import { Flex, Link, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { GetSubscriberResponse } from '../../../../server/src/audience/contract';
import { useUpdateSubscriberMutation } from '../../api/subscribers';
import { EditForm, SaveButton } from '../../components/EditForm';
import { FieldValueInput } from '../../components/fields/FieldValueInput';
import { changedInputs, toInputs, type FieldInputs } from '../../components/fields/inputs';
import { FormInput } from '../../components/FormInput';
import { Panel } from '../../components/Panel';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { CONTENT_LOCALES, languageTitle } from '../../utils/locales';
import { cleanOrNull } from '../../utils/text';
import { TimeZoneField } from './TimeZoneField';

type Person = GetSubscriberResponse['data'];

interface ProfileValues {
  firstName: string | null;
  lastName: string | null;
  locale: string;
  timeZone: string | null;
  fields: FieldInputs;
}

const toValues = (person: Person): ProfileValues => ({
  firstName: person.firstName,
  lastName: person.lastName,
  locale: person.locale,
  timeZone: person.timeZone,
  fields: toInputs(person.fields),
});

/** Custom fields; where there are none, what they are for. */
const Known = ({ person }: { person: Person }) => {
  const t = useT();
  const can = useCan();
  if (person.fields.length === 0)
    return can('update-fields') ? (
      <Panel title={t('fields.panel.person')}>
        <Typography textColor="neutral600">{t('fields.panel.person.none')}</Typography>
        <Link tag={RouterLink} to={pluginPath('/settings/fields')}>
          {t('fields.panel.person.define')}
        </Link>
      </Panel>
    ) : null;
  return (
    <Panel title={t('fields.panel.person')} hint={t('fields.panel.person.hint')}>
      {person.fields.map(({ field }) => (
        <FieldValueInput key={field.key} field={field} />
      ))}
    </Panel>
  );
};

/** Name, language, time zone and custom fields. The address stays: consent was given for exactly this one. */
export const Profile = ({ person }: { person: Person }) => {
  const t = useT();
  const can = useCan();
  const { locale } = useIntl();
  const { toggleNotification } = useNotification();
  const [updateSubscriber] = useUpdateSubscriberMutation();
  const initialValues = useMemo(() => toValues(person), [person]);
  const locales = [...new Set<string>([...CONTENT_LOCALES, person.locale])];
  return (
    <EditForm<ProfileValues>
      method="PUT"
      initialValues={initialValues}
      disabled={!can('update-subscribers')}
      onSubmit={async (values, { resetForm }) => {
        const saved = await updateSubscriber({
          id: person.id,
          body: {
            firstName: cleanOrNull(values.firstName),
            lastName: cleanOrNull(values.lastName),
            locale: values.locale,
            timeZone: values.timeZone,
            fields: changedInputs(initialValues.fields, values.fields),
          },
        }).unwrap();
        resetForm({
          firstName: saved.firstName,
          lastName: saved.lastName,
          locale: saved.locale,
          timeZone: values.timeZone,
          fields: values.fields,
        });
        toggleNotification({ type: 'success', message: t('common.saved') });
      }}
    >
      <Flex direction="column" alignItems="stretch" gap={6}>
        <Panel title={t('subscribers.profile')} hint={t('subscribers.profile.hint')}>
          <FormInput type="string" name="firstName" label={t('subscribers.field.firstName')} />
          <FormInput type="string" name="lastName" label={t('subscribers.field.lastName')} />
          <FormInput
            type="enumeration"
            name="locale"
            label={t('subscribers.field.locale')}
            hint={t('subscribers.field.locale.hint')}
            options={locales.map((value) => ({ value, label: languageTitle(value, locale) }))}
            required
          />
          <TimeZoneField />
        </Panel>
        <Known person={person} />
        {can('update-subscribers') ? (
          <Flex>
            <SaveButton />
          </Flex>
        ) : null}
      </Flex>
    </EditForm>
  );
};
