import { Box, Button, Checkbox, Field, Flex, Grid, Modal, Typography } from '@strapi/design-system';
import { useField, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { CreateSubscriberRequest } from '../../../../server/src/audience/contract';
import { useCreateSubscriberMutation } from '../../api/subscribers';
import { useGetFieldsQuery } from '../../api/fields';
import { EditForm, SaveButton } from '../../components/EditForm';
import { FieldValueInput } from '../../components/fields/FieldValueInput';
import { changedInputs, type FieldInputs } from '../../components/fields/inputs';
import { FormInput } from '../../components/FormInput';
import { Notice } from '../../components/Notice';
import { useCan } from '../../hooks/useCan';
import { useListOptions } from '../../hooks/useOptions';
import { useReturnFocus } from '../../hooks/useReturnFocus';
import { useT, type Translate } from '../../hooks/useT';
import { isEmailLike, type Problems } from '../../utils/form-problems';
import { CONTENT_LOCALES, languageTitle } from '../../utils/locales';
import { clean, cleanOrNull } from '../../utils/text';

interface AddValues extends Omit<CreateSubscriberRequest, 'fields'> {
  fields: FieldInputs;
}

const EMPTY: AddValues = {
  email: '',
  firstName: null,
  lastName: null,
  locale: 'en',
  listIds: [],
  fields: {},
};

const validate = (values: AddValues, t: Translate): Problems => {
  const problems: Problems = {};
  if (!clean(values.email)) problems.email = t('common.required');
  else if (!isEmailLike(values.email)) problems.email = t('common.invalid.email');
  if (values.listIds.length === 0) problems.listIds = t('subscribers.add.lists.required');
  return problems;
};

const ListChoice = () => {
  const t = useT();
  const lists = useListOptions();
  const field = useField<number[]>('listIds');
  const chosen = field.value ?? [];
  const toggle = (id: number) =>
    field.onChange(
      'listIds',
      chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]
    );
  return (
    <Field.Root name="listIds" error={field.error} required>
      <Box tag="fieldset" borderStyle="none" padding={0} margin={0}>
        <Typography tag="legend" variant="pi" fontWeight="bold">
          {t('subscribers.add.lists')}
        </Typography>
        <Flex direction="column" alignItems="flex-start" gap={2} paddingTop={2}>
          {lists.length === 0 ? (
            <Typography textColor="neutral600">{t('subscribers.add.lists.none')}</Typography>
          ) : (
            lists.map(({ id, name }) => (
              <Checkbox key={id} checked={chosen.includes(id)} onCheckedChange={() => toggle(id)}>
                {name}
              </Checkbox>
            ))
          )}
        </Flex>
      </Box>
      <Field.Error />
    </Field.Root>
  );
};

/** What else is known already; nothing of it is asked for. */
const CustomFields = () => {
  const can = useCan();
  const { data: fields = [] } = useGetFieldsQuery(undefined, { skip: !can('read-fields') });
  return (
    <>
      {fields
        .filter(({ isArchived }) => !isArchived)
        .map((field) => (
          <FieldValueInput key={field.key} field={field} />
        ))}
    </>
  );
};

/** Enters an address by hand. The person is asked by mail: nobody is subscribed by somebody else. */
export const AddSubscriber = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  useReturnFocus();
  const { locale } = useIntl();
  const { toggleNotification } = useNotification();
  const [createSubscriber] = useCreateSubscriberMutation();
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={t('common.action.close')}>
          <Modal.Title>{t('subscribers.add')}</Modal.Title>
        </Modal.Header>
        <EditForm<AddValues>
          method="POST"
          initialValues={EMPTY}
          guard={false}
          validate={(values) => validate(values, t)}
          onSubmit={async (values) => {
            await createSubscriber({
              email: clean(values.email),
              firstName: cleanOrNull(values.firstName),
              lastName: cleanOrNull(values.lastName),
              locale: values.locale,
              listIds: values.listIds,
              fields: changedInputs({}, values.fields),
            }).unwrap();
            toggleNotification({
              type: 'success',
              message: t('subscribers.added', { email: clean(values.email) }),
            });
            onClose();
          }}
        >
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Notice tone="info">{t('subscribers.add.hint')}</Notice>
              <FormInput type="email" name="email" label={t('subscribers.column.email')} required />
              <Grid.Root gap={4}>
                <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
                  <FormInput
                    type="string"
                    name="firstName"
                    label={t('subscribers.field.firstName')}
                  />
                </Grid.Item>
                <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
                  <FormInput
                    type="string"
                    name="lastName"
                    label={t('subscribers.field.lastName')}
                  />
                </Grid.Item>
              </Grid.Root>
              <FormInput
                type="enumeration"
                name="locale"
                label={t('subscribers.field.locale')}
                hint={t('subscribers.field.locale.hint')}
                options={CONTENT_LOCALES.map((value) => ({
                  value,
                  label: languageTitle(value, locale),
                }))}
                required
              />
              <ListChoice />
              <CustomFields />
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button type="button" variant="tertiary" onClick={onClose}>
              {t('common.action.cancel')}
            </Button>
            <SaveButton label={t('subscribers.add.submit')} />
          </Modal.Footer>
        </EditForm>
      </Modal.Content>
    </Modal.Root>
  );
};
