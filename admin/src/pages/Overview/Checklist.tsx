import { Box, Flex, LinkButton, Typography, VisuallyHidden } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Checklist as ChecklistData } from '../../../../server/src/insights/contract';
import { Panel } from '../../components/Panel';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { doneCount, nextStep, STEPS, type Step } from './steps';

const Track = styled.div`
  height: 0.8rem;
  border-radius: 0.4rem;
  background: ${({ theme }) => theme.colors.neutral150};
  overflow: hidden;
`;

const Bar = styled.div<{ $share: number }>`
  height: 100%;
  width: ${({ $share }) => $share * 100}%;
  background: ${({ theme }) => theme.colors.success500};
`;

const Ring = styled(Box)`
  width: 2.4rem;
  height: 2.4rem;
  flex: none;
  border-radius: 50%;
  border: 2px solid ${({ theme }) => theme.colors.neutral300};
  display: grid;
  place-items: center;
`;

const Row = styled(Flex)<{ $isNext: boolean }>`
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $isNext }) => ($isNext ? theme.colors.primary100 : 'transparent')};
`;

interface StepRowProps {
  step: Step;
  number: number;
  done: boolean;
  isNext: boolean;
}

const StepRow = ({ step, number, done, isNext }: StepRowProps) => {
  const t = useT();
  const can = useCan();
  return (
    <Row tag="li" $isNext={isNext} gap={4} justifyContent="space-between" wrap="wrap">
      <Flex gap={4} flex="1" minWidth="24rem">
        {done ? (
          <CheckCircle fill="success600" width="2.4rem" height="2.4rem" aria-hidden />
        ) : (
          <Ring aria-hidden>
            <Typography variant="pi" textColor="neutral600">
              {number}
            </Typography>
          </Ring>
        )}
        <Flex direction="column" alignItems="flex-start">
          <Typography fontWeight="semiBold" textColor={done ? 'neutral600' : 'neutral800'}>
            {t(`overview.step.${step.name}`)}
            {done ? <VisuallyHidden>{`, ${t('overview.step.done')}`}</VisuallyHidden> : null}
          </Typography>
          {done ? null : (
            <Typography variant="pi" textColor="neutral600">
              {t(`overview.step.${step.name}.hint`)}
            </Typography>
          )}
        </Flex>
      </Flex>
      {!done && can(step.action) ? (
        <LinkButton
          tag={Link}
          to={pluginPath(step.to)}
          variant={isNext ? 'default' : 'tertiary'}
          size="S"
        >
          {t(`overview.step.${step.name}.action`)}
        </LinkButton>
      ) : null}
    </Row>
  );
};

/** The way to the first newsletter; each step ticks itself once it is really done. */
export const Checklist = ({ checklist }: { checklist: ChecklistData }) => {
  const t = useT();
  const done = doneCount(checklist);
  const next = nextStep(checklist);
  return (
    <Panel
      title={t('overview.checklist')}
      hint={t('overview.checklist.progress', { done, total: STEPS.length })}
    >
      <Track
        role="progressbar"
        aria-label={t('overview.checklist')}
        aria-valuemin={0}
        aria-valuemax={STEPS.length}
        aria-valuenow={done}
      >
        <Bar $share={done / STEPS.length} />
      </Track>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={1}>
        {STEPS.map((step, index) => (
          <StepRow
            key={step.name}
            step={step}
            number={index + 1}
            done={checklist[step.name]}
            isNext={step.name === next}
          />
        ))}
      </Flex>
    </Panel>
  );
};
