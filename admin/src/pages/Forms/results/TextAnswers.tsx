import { Box, Button, Field, Flex, Link, TextInput, Typography } from '@strapi/design-system';
import { useDeferredValue, useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { ResponseFilter } from '../../../../../server/src/forms/contract';
import { useListTextAnswersQuery } from '../../../api/questionnaires';
import { QueryGate } from '../../../components/QueryGate';
import { useCan } from '../../../hooks/useCan';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';

const PAGE_SIZE = 10;

const Item = styled.li`
  padding: ${({ theme }) => `${theme.spaces[3]} 0`};
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  white-space: pre-line;
  overflow-wrap: anywhere;
`;

interface TextAnswersProps {
  formId: number;
  question: { key: string; label: string };
  filter: ResponseFilter;
}

/** What people wrote to one question: searchable, latest first. */
export const TextAnswers = ({ formId, question, filter }: TextAnswersProps) => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const query = useListTextAnswersQuery({
    id: formId,
    key: question.key,
    ...filter,
    _q: useDeferredValue(search),
    page,
    pageSize: PAGE_SIZE,
  });
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Field.Root width="100%">
        <Field.Label>
          {t('questionnaires.results.search', { question: question.label })}
        </Field.Label>
        <TextInput
          type="search"
          size="S"
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            setPage(1);
          }}
        />
      </Field.Root>
      <QueryGate query={query} lines={3}>
        {({ results, pagination }) => (
          <>
            <Typography textColor="neutral600" aria-live="polite">
              {t('questionnaires.results.found', { count: pagination.total })}
            </Typography>
            <Box tag="ul">
              {results.map(({ id, text, at, subscriberId }) => (
                <Item key={id}>
                  <Typography tag="p" textColor="neutral800">
                    {text}
                  </Typography>
                  <Flex gap={3}>
                    <Typography variant="pi" textColor="neutral600">
                      {dates.dateTime(at)}
                    </Typography>
                    {can('read-subscribers') ? (
                      <Link tag={RouterLink} to={pluginPath(`/subscribers/${subscriberId}`)}>
                        {t('questionnaires.results.person')}
                      </Link>
                    ) : null}
                  </Flex>
                </Item>
              ))}
            </Box>
            {pagination.pageCount > 1 ? (
              <Flex gap={2} tag="nav" aria-label={question.label}>
                <Button
                  size="S"
                  variant="tertiary"
                  disabled={page <= 1}
                  onClick={() => setPage(page - 1)}
                >
                  {t('questionnaires.results.newer')}
                </Button>
                <Typography textColor="neutral600">
                  {t('questionnaires.results.page', {
                    page: pagination.page,
                    pages: pagination.pageCount,
                  })}
                </Typography>
                <Button
                  size="S"
                  variant="tertiary"
                  disabled={page >= pagination.pageCount}
                  onClick={() => setPage(page + 1)}
                >
                  {t('questionnaires.results.older')}
                </Button>
              </Flex>
            ) : null}
          </>
        )}
      </QueryGate>
    </Flex>
  );
};
