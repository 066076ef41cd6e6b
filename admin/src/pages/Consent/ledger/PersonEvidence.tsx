import { Box, Button, Field, Flex, Link, TextInput, Typography } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { useQueryParams } from '@strapi/strapi/admin';
import { useState, type FormEvent } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { SubscriberRow } from '../../../../../server/src/audience/contract';
import { useGetSubscribersQuery } from '../../../api/subscribers';
import { EvidenceButtons } from '../../../components/EvidenceButtons';
import { Panel } from '../../../components/Panel';
import { QueryGate } from '../../../components/QueryGate';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { fullName } from '../../../utils/text';

const MOST = 10;

const Person = ({ person }: { person: SubscriberRow }) => (
  <Box
    tag="li"
    padding={3}
    hasRadius
    borderColor="neutral150"
    borderStyle="solid"
    borderWidth="1px"
  >
    <Flex justifyContent="space-between" gap={3} wrap="wrap">
      <Box minWidth="0">
        <Link tag={RouterLink} to={pluginPath(`/subscribers/${person.id}`)}>
          {person.email}
        </Link>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {[fullName(person), ...person.subscriptions.map(({ listName }) => listName)]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      <EvidenceButtons subscriberId={person.id} email={person.email} />
    </Flex>
  </Box>
);

const Found = ({ term }: { term: string }) => {
  const t = useT();
  const query = useGetSubscribersQuery({
    _q: term,
    page: 1,
    pageSize: MOST,
    sort: 'email:asc',
  });
  return (
    <QueryGate query={{ ...query, data: query.currentData }} lines={2}>
      {({ results, pagination }) => (
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Typography textColor="neutral600" role="status">
            {pagination.total > MOST
              ? t('evidence.person.more', { shown: MOST, total: pagination.total })
              : t('common.found', { count: pagination.total })}
          </Typography>
          {pagination.total === 0 ? (
            <Typography>{t('evidence.person.none')}</Typography>
          ) : (
            <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
              {results.map((person) => (
                <Person key={person.id} person={person} />
              ))}
            </Flex>
          )}
        </Flex>
      )}
    </QueryGate>
  );
};

/** "Why did you mail this person?": search, and hand over the answer. */
export const PersonEvidence = () => {
  const t = useT();
  const can = useCan();
  const [{ query }, setQuery] = useQueryParams<{ person?: string }>();
  const asked = query.person ?? '';
  const [term, setTerm] = useState(asked);
  const search = (event: FormEvent) => {
    event.preventDefault();
    setQuery({ person: term.trim() });
  };
  return (
    <Panel title={t('evidence.person')} hint={t('evidence.person.hint')}>
      {can('read-subscribers') ? (
        <>
          <form onSubmit={search} role="search">
            <Field.Root>
              <Field.Label>{t('evidence.person.search')}</Field.Label>
              <Flex gap={2} maxWidth="56rem">
                <Box flex="1">
                  <TextInput
                    name="person"
                    value={term}
                    placeholder="ada@example.org"
                    onChange={(event) => setTerm(event.currentTarget.value)}
                  />
                </Box>
                <Button type="submit" size="L" startIcon={<Search />}>
                  {t('common.search')}
                </Button>
              </Flex>
            </Field.Root>
          </form>
          {asked ? <Found term={asked} /> : null}
        </>
      ) : (
        <Typography textColor="neutral600">{t('evidence.person.locked')}</Typography>
      )}
    </Panel>
  );
};
