import { Box, Flex, Typography } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type {
  QuestionnaireResults,
  ResponseFilter,
} from '../../../../../server/src/forms/contract';
import { useGetQuestionnaireResultsQuery } from '../../../api/questionnaires';
import { EmptyState } from '../../../components/EmptyState';
import { LoadingPage } from '../../../components/LoadingPage';
import { PageShell } from '../../../components/PageShell';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { ExportMenu } from './ExportMenu';
import { FilterBar } from './FilterBar';
import { QuestionPanel } from './QuestionPanel';
import { durationOf } from './rows';

const Tiles = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;

const Tile = ({ label, value }: { label: string; value: string }) => (
  <Box background="neutral0" hasRadius shadow="filterShadow" padding={4}>
    <Typography tag="dt" variant="pi" textColor="neutral600">
      {label}
    </Typography>
    <Typography tag="dd" variant="beta">
      {value}
    </Typography>
  </Box>
);

const Numbers = ({ results }: { results: QuestionnaireResults }) => {
  const t = useT();
  const { formatNumber } = useIntl();
  const { started, completed, medianSeconds } = results;
  const time = medianSeconds === null ? null : durationOf(medianSeconds);
  return (
    <Tiles>
      <Tile label={t('questionnaires.results.started')} value={formatNumber(started)} />
      <Tile label={t('questionnaires.results.completed')} value={formatNumber(completed)} />
      <Tile
        label={t('questionnaires.results.rate')}
        value={
          started === 0
            ? '–'
            : formatNumber(completed / started, { style: 'percent', maximumFractionDigits: 0 })
        }
      />
      <Tile
        label={t('questionnaires.results.time')}
        value={
          time === null
            ? '–'
            : formatNumber(time.value, { style: 'unit', unit: time.unit, unitDisplay: 'long' })
        }
      />
    </Tiles>
  );
};

const isNarrow = ({ from, to, completion = 'all' }: ResponseFilter): boolean =>
  Boolean(from || to) || completion !== 'all';

/** What people answered to a questionnaire: numbers, a panel for each question, files. */
const Results = () => {
  const t = useT();
  const can = useCan();
  const { locale } = useIntl();
  const id = Number(useParams<{ id: string }>().id);
  const [{ query }, setQuery] = useQueryParams<ResponseFilter>();
  const filter: ResponseFilter = {
    ...(query.from ? { from: query.from } : {}),
    ...(query.to ? { to: query.to } : {}),
    ...(query.completion && query.completion !== 'all' ? { completion: query.completion } : {}),
  };
  const loaded = useGetQuestionnaireResultsQuery({ id, locale, ...filter });
  const back = `/forms/${id}`;
  return (
    <LoadingPage query={loaded} title={t('questionnaires.results')} back={back}>
      {(results) => (
        <PageShell
          title={t('questionnaires.results.title', { name: results.form.name })}
          subtitle={t('questionnaires.results.subtitle')}
          back={back}
          primaryAction={
            can('export-responses') && results.started > 0 ? (
              <ExportMenu formId={id} slug={results.form.slug} filter={filter} />
            ) : undefined
          }
        >
          {results.started === 0 && !isNarrow(filter) ? (
            <EmptyState
              title={t('questionnaires.results.empty')}
              text={t('questionnaires.results.empty.text')}
            />
          ) : (
            <Flex direction="column" alignItems="stretch" gap={6}>
              <FilterBar filter={filter} onChange={(next) => setQuery({ ...query, ...next })} />
              <Numbers results={results} />
              {results.started === 0 ? (
                <Typography textColor="neutral600">
                  {t('questionnaires.results.noMatch')}
                </Typography>
              ) : (
                results.questions.map((question) => (
                  <QuestionPanel
                    key={question.key}
                    formId={id}
                    question={question}
                    started={results.started}
                    filter={filter}
                  />
                ))
              )}
            </Flex>
          )}
        </PageShell>
      )}
    </LoadingPage>
  );
};

export default Results;
