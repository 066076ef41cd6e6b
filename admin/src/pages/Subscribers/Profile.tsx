import { Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type {
  SubscriberRow,
  UpdateSubscriberRequest,
} from '../../../../server/src/audience/contract';
import { useUpdateSubscriberMutation } from '../../api/subscribers';
import { EditForm, SaveButton } from '../../components/EditForm';
import { FormInput } from '../../components/FormInput';
import { Panel } from '../../components/Panel';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { CONTENT_LOCALES, languageName } from '../../utils/locales';
import { cleanOrNull } from '../../utils/text';

const toValues = (person: SubscriberRow): UpdateSubscriberRequest => ({
  firstName: person.firstName,
  lastName: person.lastName,
  locale: person.locale,
});

/** Name and language. The address stays: consent was given for exactly this one. */
export const Profile = ({ person }: { person: SubscriberRow }) => {
  const t = useT();
  const can = useCan();
  const { locale } = useIntl();
  const { toggleNotification } = useNotification();
  const [updateSubscriber] = useUpdateSubscriberMutation();
  const initialValues = useMemo(() => toValues(person), [person]);
  const locales = [...new Set<string>([...CONTENT_LOCALES, person.locale])];
  return (
    <EditForm<UpdateSubscriberRequest>
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
          },
        }).unwrap();
        resetForm(toValues(saved));
        toggleNotification({ type: 'success', message: t('common.saved') });
      }}
    >
      <Panel title={t('subscribers.profile')} hint={t('subscribers.profile.hint')}>
        <FormInput type="string" name="firstName" label={t('subscribers.field.firstName')} />
        <FormInput type="string" name="lastName" label={t('subscribers.field.lastName')} />
        <FormInput
          type="enumeration"
          name="locale"
          label={t('subscribers.field.locale')}
          hint={t('subscribers.field.locale.hint')}
          options={locales.map((value) => ({ value, label: languageName(value, locale) }))}
          required
        />
        {can('update-subscribers') ? (
          <Flex>
            <SaveButton />
          </Flex>
        ) : null}
      </Panel>
    </EditForm>
  );
};
