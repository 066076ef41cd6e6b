import { Button, Flex, Typography } from '@strapi/design-system';
import type { FormProblem } from '../../../../../../server/src/forms/contract';
import { useT } from '../../../../hooks/useT';
import { findBlock } from '../../model/tree';
import { useBlockName } from '../canvas/names';
import { useDesigner } from '../context';
import { useProblemText } from './useProblemText';

interface ProblemListProps {
  problems: FormProblem[];
  /** Before a place is shown, such as closing a dialog. */
  onShow?: () => void;
}

/** What stands in the way of publishing; each entry leads to its place. */
export const ProblemList = ({ problems, onShow }: ProblemListProps) => {
  const t = useT();
  const textOf = useProblemText();
  const nameOf = useBlockName();
  const { definition, show } = useDesigner();
  const placeName = (path: string): string | null => {
    const [root, id] = path.split('.');
    const block = root === 'blocks' ? findBlock(definition.steps, id) : null;
    if (block) return nameOf(block);
    const step = definition.steps.findIndex((item) => item.id === id);
    return root === 'steps' && step >= 0 ? t('forms.step.number', { number: step + 1 }) : null;
  };
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {problems.map((problem, index) => {
        const name = placeName(problem.path);
        return (
          <Flex
            key={`${problem.path}-${problem.code}-${index}`}
            tag="li"
            justifyContent="space-between"
            alignItems="flex-start"
            gap={3}
          >
            <div>
              {name ? (
                <Typography tag="p" variant="pi" fontWeight="bold">
                  {name}
                </Typography>
              ) : null}
              <Typography tag="p">{textOf(problem)}</Typography>
            </div>
            <Button
              variant="tertiary"
              size="S"
              flex="none"
              onClick={() => {
                onShow?.();
                show(problem.path);
              }}
            >
              {t('forms.problems.show')}
            </Button>
          </Flex>
        );
      })}
    </Flex>
  );
};
