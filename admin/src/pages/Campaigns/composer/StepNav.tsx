import { CheckCircle, CrossCircle, WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { PreflightResponse } from '../../../../../server/src/campaigns/contract';
import { useT } from '../../../hooks/useT';
import type { Draft } from '../model/draft';
import { STEPS, stepState, type Step, type StepState } from '../model/steps';

const List = styled.ol`
  display: flex;
  flex-wrap: wrap;
  gap: 4px;
`;
const Item = styled.button`
  display: flex;
  align-items: center;
  gap: 6px;
  min-height: 36px;
  padding: 6px 12px;
  border: 0;
  border-bottom: 2px solid transparent;
  background: transparent;
  color: ${({ theme }) => theme.colors.neutral800};
  cursor: pointer;
  font-size: 1.4rem;

  &[aria-current='step'] {
    border-bottom-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 600;
  }

  svg {
    width: 14px;
    height: 14px;
  }
`;

/** Nothing in it yet. */
const Circle = styled.span`
  width: 12px;
  height: 12px;
  margin: 1px;
  border: 2px solid ${({ theme }) => theme.colors.neutral500};
  border-radius: 50%;
`;

const ICONS = {
  problem: { Icon: CrossCircle, colour: 'danger600' },
  note: { Icon: WarningCircle, colour: 'warning600' },
  done: { Icon: CheckCircle, colour: 'success600' },
} as const satisfies Record<Exclude<StepState, 'open'>, unknown>;

const Mark = ({ state }: { state: StepState }) => {
  if (state === 'open') return <Circle aria-hidden />;
  const { Icon, colour } = ICONS[state];
  return <Icon aria-hidden fill={colour} />;
};

interface StepNavProps {
  draft: Draft;
  checks: PreflightResponse['data'] | null;
  step: Step;
  onChange: (step: Step) => void;
}

/** The steps in any order, each with how far it is. */
export const StepNav = ({ draft, checks, step, onChange }: StepNavProps) => {
  const t = useT();
  return (
    <nav aria-label={t('composer.steps')}>
      <List>
        {STEPS.map((item) => {
          const state = stepState(item, draft, checks);
          return (
            <li key={item}>
              <Item
                type="button"
                aria-current={item === step ? 'step' : undefined}
                aria-label={`${t(`composer.step.${item}`)}: ${t(`composer.step.state.${state}`)}`}
                onClick={() => onChange(item)}
              >
                <Mark state={state} />
                {t(`composer.step.${item}`)}
              </Item>
            </li>
          );
        })}
      </List>
    </nav>
  );
};
