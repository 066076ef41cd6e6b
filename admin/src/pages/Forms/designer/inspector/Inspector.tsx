import { Button, Flex } from '@strapi/design-system';
import { Cog } from '@strapi/icons';
import { useT } from '../../../../hooks/useT';
import { findBlock } from '../../model/tree';
import { useDesigner } from '../context';
import { BlockInspector } from './BlockInspector';
import { FormInspector } from './FormInspector';
import { StepInspector } from './StepInspector';

/** What is selected, or the form itself. */
export const Inspector = () => {
  const t = useT();
  const { definition, selection, select } = useDesigner();
  const block = selection.kind === 'block' ? findBlock(definition.steps, selection.id) : null;
  const step =
    selection.kind === 'step' ? definition.steps.find(({ id }) => id === selection.id) : undefined;
  if (!block && !step)
    return <FormInspector tab={selection.kind === 'form' ? selection.tab : 'basics'} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Flex>
        <Button
          variant="tertiary"
          size="S"
          startIcon={<Cog />}
          onClick={() => select({ kind: 'form', tab: 'basics' })}
        >
          {t('forms.settings.open')}
        </Button>
      </Flex>
      {block ? <BlockInspector key={block.id} block={block} /> : null}
      {step ? <StepInspector key={step.id} step={step} /> : null}
    </Flex>
  );
};
