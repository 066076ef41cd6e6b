import { Button, Flex, Typography } from '@strapi/design-system';
import { Notice } from '../../../../components/Notice';
import { useT } from '../../../../hooks/useT';
import type { SaveProblem } from '../../model/save-problems';
import { findBlock } from '../../model/tree';
import { useComposer } from '../context';
import { useBlockName } from '../names';

interface SaveProblemsProps {
  problems: SaveProblem[];
  onShow: (blockId: string) => void;
}

/** What keeps the draft from being saved, each with the way to its block. */
export const SaveProblems = ({ problems, onShow }: SaveProblemsProps) => {
  const t = useT();
  const nameOf = useBlockName();
  const { document } = useComposer().draft;
  return (
    <div role="alert">
      <Notice tone="danger" title={t('composer.problems')}>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {problems.map(({ blockId, message }, index) => {
            const block = blockId === null ? null : findBlock(document, blockId);
            return (
              <Flex key={index} tag="li" gap={3} wrap="wrap">
                <Typography>{block ? `${nameOf(block)}: ${message}` : message}</Typography>
                {blockId && block ? (
                  <Button
                    type="button"
                    variant="tertiary"
                    size="S"
                    aria-label={t('composer.problems.about', { problem: message })}
                    onClick={() => onShow(blockId)}
                  >
                    {t('composer.problems.show')}
                  </Button>
                ) : null}
              </Flex>
            );
          })}
        </Flex>
      </Notice>
    </div>
  );
};
