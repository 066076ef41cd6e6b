import { Box, Flex, Typography } from '@strapi/design-system';
import { usePreviewOccurrencesQuery } from '../../../../api/plan';
import { SkeletonBlock } from '../../../../components/Skeleton';
import { useApiErrors } from '../../../../hooks/useApiErrors';
import { useT } from '../../../../hooks/useT';
import { readPlanProblem } from '../model/problem';
import { useSettled } from '../useSettled';
import { useWords } from '../useWords';

interface NextDatesProps {
  /** Empty while the rhythm is not complete. */
  rule: string;
  start: string;
  timeZone: string;
}

/** The next five dates of a rule in words, or what is wrong with it. */
export const NextDates = ({ rule, start, timeZone }: NextDatesProps) => {
  const t = useT();
  const words = useWords();
  const errors = useApiErrors();
  // One text, so that it settles as a whole; a rule has no blanks that matter.
  const wanted = useSettled(JSON.stringify({ rule, start, timeZone }));
  const request: { rule: string; start: string; timeZone: string } = JSON.parse(wanted);
  const query = usePreviewOccurrencesQuery(request, { skip: request.rule === '' });
  if (rule === '') return null;
  const problem = query.error ? readPlanProblem(query.error) : null;
  return (
    <Box aria-live="polite">
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Typography tag="h3" variant="sigma" textColor="neutral600">
          {t('plan.dates')}
        </Typography>
        {query.error ? (
          <Typography textColor="danger600">
            {problem ? t(`plan.problem.${problem}`) : errors.message(query.error)}
          </Typography>
        ) : null}
        {!query.error && !query.data ? <SkeletonBlock lines={5} /> : null}
        {!query.error && query.data ? (
          <>
            <Flex tag="ol" direction="column" alignItems="stretch" gap={1}>
              {query.data.occurrences.map((at) => (
                <Typography key={at} tag="li">
                  {words.moment(at, request.timeZone)}
                </Typography>
              ))}
            </Flex>
            <Typography variant="pi" textColor="neutral600">
              {t('plan.dates.zone', { timeZone: words.zone(request.timeZone) })}
            </Typography>
          </>
        ) : null}
      </Flex>
    </Box>
  );
};
