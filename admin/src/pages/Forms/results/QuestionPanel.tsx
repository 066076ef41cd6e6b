import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { QuestionResult, ResponseFilter } from '../../../../../server/src/forms/contract';
import { BarTable } from '../../../components/BarTable';
import { Panel } from '../../../components/Panel';
import { useT } from '../../../hooks/useT';
import { barsOf } from './rows';
import { TextAnswers } from './TextAnswers';

interface QuestionPanelProps {
  formId: number;
  question: QuestionResult;
  /** People who began; the rest skipped the question or were not asked. */
  started: number;
  filter: ResponseFilter;
}

const Figures = ({ figures }: { figures: [label: string, value: string][] }) => (
  <Flex tag="dl" gap={6} wrap="wrap">
    {figures.map(([label, value]) => (
      <Flex key={label} direction="column" alignItems="flex-start">
        <Typography tag="dt" variant="pi" textColor="neutral600">
          {label}
        </Typography>
        <Typography tag="dd" variant="delta">
          {value}
        </Typography>
      </Flex>
    ))}
  </Flex>
);

/** One question and what people said. */
export const QuestionPanel = ({ formId, question, started, filter }: QuestionPanelProps) => {
  const t = useT();
  const { formatNumber, formatDate } = useIntl();
  const number = (value: number) => formatNumber(value, { maximumFractionDigits: 2 });
  const day = (text: string) => formatDate(text, { dateStyle: 'long', timeZone: 'UTC' });
  const rows = barsOf(question, {
    number,
    span: (span) =>
      span.length === 4
        ? span
        : formatDate(`${span}-01`, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  });
  const figures = (): [string, string][] => {
    if (question.kind === 'number' && question.numbers) {
      const { min, median, mean, max } = question.numbers;
      return [
        [t('questionnaires.results.min'), number(min)],
        [t('questionnaires.results.median'), number(median)],
        [t('questionnaires.results.mean'), number(mean)],
        [t('questionnaires.results.max'), number(max)],
      ];
    }
    if (question.kind === 'date' && question.first !== null && question.last !== null)
      return [
        [t('questionnaires.results.first'), day(question.first)],
        [t('questionnaires.results.last'), day(question.last)],
      ];
    return [];
  };
  const answered = t('questionnaires.results.answered', { answered: question.answered, started });
  const several =
    question.kind === 'choices' && question.several
      ? ` ${t('questionnaires.results.several')}`
      : '';
  return (
    <Panel title={question.label} hint={`${answered}${several}`}>
      {figures().length > 0 ? <Figures figures={figures()} /> : null}
      {rows.length > 0 && question.answered > 0 ? (
        <BarTable
          caption={question.label}
          heads={{
            label: t('questionnaires.results.answer'),
            count: t('questionnaires.results.people'),
            share: t('questionnaires.results.share'),
          }}
          rows={rows}
        />
      ) : null}
      {question.kind === 'text' && question.answered > 0 ? (
        <TextAnswers formId={formId} question={question} filter={filter} />
      ) : null}
    </Panel>
  );
};
