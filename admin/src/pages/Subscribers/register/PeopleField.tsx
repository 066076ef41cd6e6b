import {
  Box,
  Field,
  Flex,
  Table,
  Tbody,
  Td,
  Textarea,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useT } from '../../../hooks/useT';
import { isEmailLike } from '../../../utils/form-problems';
import { readPeople, type PastedPerson } from './paste';

const PREVIEW_ROWS = 5;
const COLUMNS = ['email', 'firstName', 'lastName', 'reference'] as const;

const Preview = ({ people }: { people: PastedPerson[] }) => {
  const t = useT();
  const rest = people.length - PREVIEW_ROWS;
  return (
    <Box>
      <Table colCount={COLUMNS.length} rowCount={Math.min(people.length, PREVIEW_ROWS) + 1}>
        <Thead>
          <Tr>
            {COLUMNS.map((column) => (
              <Th key={column}>
                <Typography variant="sigma" textColor="neutral600">
                  {t(`subscribers.register.column.${column}`)}
                </Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {people.slice(0, PREVIEW_ROWS).map((person) => (
            <Tr key={person.line}>
              {COLUMNS.map((column) => (
                <Td key={column}>
                  <Typography>{person[column] ?? '–'}</Typography>
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
      {rest > 0 ? (
        <Box paddingTop={2}>
          <Typography variant="pi" textColor="neutral600">
            {t('subscribers.register.people.more', { count: rest })}
          </Typography>
        </Box>
      ) : null}
    </Box>
  );
};

/** Where addresses are pasted, with what was understood right below. */
export const PeopleField = () => {
  const t = useT();
  const { formatNumber } = useIntl();
  const field = useField<string>('people');
  const disabled = useForm('PeopleField', (state) => state.disabled || state.isSubmitting);
  const people = useMemo(() => readPeople(field.value ?? ''), [field.value]);
  const odd = useMemo(() => people.filter(({ email }) => !isEmailLike(email)), [people]);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Field.Root
        name="people"
        error={field.error}
        hint={t('subscribers.register.people.hint')}
        required
      >
        <Field.Label>{t('subscribers.register.people')}</Field.Label>
        <Textarea
          value={field.value ?? ''}
          disabled={disabled}
          placeholder={t('subscribers.register.people.placeholder')}
          style={{ minHeight: '16rem', fontFamily: 'ui-monospace, Menlo, Consolas, monospace' }}
          spellCheck={false}
          onChange={(event) => field.onChange('people', event.currentTarget.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <div role="status">
        {people.length > 0 ? (
          <Typography tag="p">
            <Typography tag="strong" fontWeight="bold">
              {t('subscribers.register.people.count', {
                count: people.length,
                number: formatNumber(people.length),
              })}
            </Typography>
            {odd.length > 0
              ? ` ${t('subscribers.register.people.odd', {
                  count: odd.length,
                  line: odd[0].line,
                })}`
              : null}
          </Typography>
        ) : null}
      </div>
      {people.length > 0 ? <Preview people={people} /> : null}
    </Flex>
  );
};
