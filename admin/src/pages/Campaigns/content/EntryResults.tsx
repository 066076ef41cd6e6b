import { Button, Flex, Typography } from '@strapi/design-system';
import { useState, type KeyboardEvent } from 'react';
import { styled } from 'styled-components';
import type { ContentTypeInfo } from '../../../../../server/src/campaigns/content/contract';
import { useListContentEntriesQuery } from '../../../api/content';
import { LoadFailure } from '../../../components/LoadFailure';
import { SkeletonBlock } from '../../../components/Skeleton';
import { useT } from '../../../hooks/useT';
import { EntryRow } from './EntryRow';

const PAGE_SIZE = 10;
const RESULTS = 'optin-entry-results';

const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 0.4rem;
`;
const Choice = styled.button`
  display: block;
  width: 100%;
  padding: 0.8rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  text-align: start;

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &[aria-pressed='true'] {
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

const choices = (): HTMLButtonElement[] => [
  ...document.querySelectorAll<HTMLButtonElement>(`#${RESULTS} button`),
];

/** From the search box into what was found. */
export const focusFirstResult = (): void => choices()[0]?.focus();

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Arrows go through the list; Tab goes through it too. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  const step = STEPS[event.key];
  if (!step) return;
  const all = choices();
  const at = all.findIndex((choice) => choice === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  all[step(at, all.length - 1)].focus();
};

interface EntryResultsProps {
  type: ContentTypeInfo;
  locale: string;
  q: string;
  chosenId: string;
  onChoose: (documentId: string) => void;
}

/** What was found, a page at a time; one press chooses. */
export const EntryResults = ({ type, locale, q, chosenId, onChoose }: EntryResultsProps) => {
  const t = useT();
  const [page, setPage] = useState(1);
  const { data, error, refetch, isFetching } = useListContentEntriesQuery(
    { uid: type.uid, locale, _q: q, page, pageSize: PAGE_SIZE },
    { refetchOnMountOrArgChange: true }
  );
  if (error) return <LoadFailure error={error} retry={refetch} />;
  if (!data) return <SkeletonBlock lines={5} />;
  const { results, pagination } = data;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} aria-busy={isFetching}>
      <Typography variant="pi" textColor="neutral600" role="status">
        {pagination.total === 0
          ? t(q === '' ? 'content.picker.none' : 'content.picker.noMatch', { name: type.name })
          : t('content.picker.found', { count: pagination.total })}
      </Typography>
      <List id={RESULTS} onKeyDown={walk} aria-label={t('content.picker.results')}>
        {results.map((entry) => (
          <li key={entry.documentId}>
            <Choice
              type="button"
              aria-pressed={entry.documentId === chosenId}
              onClick={() => onChoose(entry.documentId)}
            >
              <EntryRow entry={entry} hasDrafts={type.hasDrafts} />
            </Choice>
          </li>
        ))}
      </List>
      {pagination.pageCount > 1 ? (
        <Flex justifyContent="space-between" gap={2}>
          <Button
            variant="tertiary"
            size="S"
            disabled={page <= 1}
            onClick={() => setPage(page - 1)}
          >
            {t('content.picker.previous')}
          </Button>
          <Typography variant="pi" textColor="neutral600">
            {t('content.picker.page', { page, count: pagination.pageCount })}
          </Typography>
          <Button
            variant="tertiary"
            size="S"
            disabled={page >= pagination.pageCount}
            onClick={() => setPage(page + 1)}
          >
            {t('content.picker.next')}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
};
