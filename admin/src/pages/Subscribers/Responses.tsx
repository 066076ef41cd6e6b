import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { PersonResponse } from '../../../../server/src/forms/contract';
import { useListPersonResponsesQuery } from '../../api/questionnaires';
import { Panel } from '../../components/Panel';
import { QueryGate } from '../../components/QueryGate';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';

const Answers = styled.dl`
  display: grid;
  grid-template-columns: minmax(12rem, 1fr) 2fr;
  gap: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[4]}`};
  overflow-wrap: anywhere;

  dd {
    white-space: pre-line;
  }

  @media (max-width: 40rem) {
    grid-template-columns: 1fr;
  }
`;

const useAnswerText = () => {
  const { formatNumber, formatDate, formatList } = useIntl();
  return ({ type, value, labels }: PersonResponse['answers'][number]): string => {
    if (labels.length > 0) return formatList(labels, { type: 'unit' });
    if (typeof value === 'number') return formatNumber(value);
    if (type === 'date' && typeof value === 'string')
      return formatDate(value, { dateStyle: 'long', timeZone: 'UTC' });
    return [value].flat().join(', ');
  };
};

const Response = ({ response }: { response: PersonResponse }) => {
  const t = useT();
  const dates = useFormatDate();
  const textOf = useAnswerText();
  const { form, answers, completedAt, updatedAt } = response;
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={2} aria-label={form.name}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Link tag={RouterLink} to={pluginPath(`/forms/${form.id}/results`)}>
          {form.name}
        </Link>
        <Typography variant="pi" textColor="neutral600">
          {completedAt === null
            ? t('questionnaires.person.partial', { date: dates.dateTime(updatedAt) })
            : t('questionnaires.person.completed', { date: dates.dateTime(updatedAt) })}
        </Typography>
      </Flex>
      <Answers>
        {answers.map((answer) => [
          <Typography key={`${answer.key}-label`} tag="dt" textColor="neutral600">
            {answer.label}
          </Typography>,
          <Typography key={answer.key} tag="dd" textColor="neutral800">
            {textOf(answer)}
          </Typography>,
        ])}
      </Answers>
    </Flex>
  );
};

/** What this person answered to questionnaires. */
export const Responses = ({ personId }: { personId: number }) => {
  const t = useT();
  const { locale } = useIntl();
  const query = useListPersonResponsesQuery({ id: personId, locale });
  return (
    <QueryGate query={query} lines={2}>
      {(responses) =>
        responses.length === 0 ? null : (
          <Panel title={t('questionnaires.person.title')} hint={t('questionnaires.person.hint')}>
            <Box>
              <Flex direction="column" alignItems="stretch" gap={5}>
                {responses.map((response) => (
                  <Response key={response.id} response={response} />
                ))}
              </Flex>
            </Box>
          </Panel>
        )
      }
    </QueryGate>
  );
};
