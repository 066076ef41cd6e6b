import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle, WarningCircle } from '@strapi/icons';
import { Panel } from '../../../../components/Panel';
import { useT } from '../../../../hooks/useT';
import { useDesigner } from '../context';
import { ProblemList } from './ProblemList';

/** Judged while the form is made, so that publishing holds no surprise. */
export const ProblemsPanel = () => {
  const t = useT();
  const { problems } = useDesigner();
  return (
    <Panel>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex gap={2} aria-live="polite">
          {problems.length === 0 ? (
            <CheckCircle fill="success600" aria-hidden />
          ) : (
            <WarningCircle fill="warning600" aria-hidden />
          )}
          <Typography tag="h2" variant="omega" fontWeight="bold">
            {problems.length === 0
              ? t('forms.problems.none')
              : t('forms.problems.count', { count: problems.length })}
          </Typography>
        </Flex>
        {problems.length > 0 ? <ProblemList problems={problems} /> : null}
      </Flex>
    </Panel>
  );
};
