import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle, WarningCircle } from '@strapi/icons';
import { Panel } from '../../../../components/Panel';
import { useT } from '../../../../hooks/useT';
import { useDesigner } from '../context';
import { ProblemList } from './ProblemList';

/** Judged while the form is made, so that publishing holds no surprise. */
export const ProblemsPanel = () => {
  const t = useT();
  const { problems, isJudged } = useDesigner();
  const title =
    problems.length > 0
      ? t('forms.problems.count', { count: problems.length })
      : t('forms.problems.none');
  return (
    <Panel>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex gap={2} aria-live="polite">
          {isJudged ? (
            problems.length === 0 ? (
              <CheckCircle fill="success600" aria-hidden />
            ) : (
              <WarningCircle fill="warning600" aria-hidden />
            )
          ) : null}
          <Typography tag="h2" variant="omega" fontWeight="bold">
            {isJudged ? title : t('forms.problems.checking')}
          </Typography>
        </Flex>
        {problems.length > 0 ? <ProblemList problems={problems} /> : null}
      </Flex>
    </Panel>
  );
};
