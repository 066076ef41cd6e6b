import { Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useState } from 'react';
import { useGetSettingsQuery, useUpdateSettingsMutation } from '../../../../api/settings';
import { QuietButton } from '../../../../components/QuietButton';
import { useApiErrors } from '../../../../hooks/useApiErrors';
import { useCan } from '../../../../hooks/useCan';
import { useT } from '../../../../hooks/useT';

interface TestGroupsProps {
  /** What is in the field of addresses now, which a new group keeps. */
  addresses: readonly string[];
  onChoose: (emails: string[]) => void;
}

/** People who get tests together: one click fills the field, and what is in it can be kept. */
export const TestGroups = ({ addresses, onChoose }: TestGroupsProps) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const { data } = useGetSettingsQuery(undefined, { skip: !can('read-settings') });
  const [update, { isLoading }] = useUpdateSettingsMutation();
  const [name, setName] = useState('');
  const groups = data?.settings.testGroups ?? [];
  const mayEdit = can('update-settings') && data !== undefined;
  const save = async (next: typeof groups) => {
    try {
      await update({ testGroups: next }).unwrap();
      setName('');
    } catch (error) {
      errors.notify(error);
    }
  };
  if (groups.length === 0 && !mayEdit) return null;
  const wish = name.trim();
  return (
    <Flex direction="column" alignItems="stretch" gap={3} tag="section">
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {t('composer.test.groups')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {groups.map((group) => (
          <Flex key={group.name} tag="li" gap={2} justifyContent="space-between">
            <Button
              type="button"
              variant="tertiary"
              size="S"
              title={group.emails.join(', ')}
              onClick={() => onChoose(group.emails)}
            >
              {t('composer.test.group', { name: group.name, count: group.emails.length })}
            </Button>
            {mayEdit ? (
              <QuietButton
                type="button"
                label={t('common.option.remove', { name: group.name })}
                disabled={isLoading}
                onClick={() => void save(groups.filter((other) => other !== group))}
              >
                <Trash />
              </QuietButton>
            ) : null}
          </Flex>
        ))}
      </Flex>
      {mayEdit ? (
        <Flex gap={2} alignItems="flex-end" wrap="wrap">
          <Field.Root>
            <Field.Label>{t('composer.test.group.name')}</Field.Label>
            <TextInput
              size="S"
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </Field.Root>
          <Button
            type="button"
            variant="secondary"
            size="S"
            loading={isLoading}
            disabled={!wish || addresses.length === 0}
            onClick={() =>
              void save([
                // A group of the same name is written anew.
                ...groups.filter((group) => group.name !== wish),
                { name: wish, emails: [...addresses] },
              ])
            }
          >
            {t('composer.test.group.save', { count: addresses.length })}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
};
