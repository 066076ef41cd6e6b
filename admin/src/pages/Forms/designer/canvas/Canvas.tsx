import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { styled } from 'styled-components';
import { useT } from '../../../../hooks/useT';
import { newId } from '../../model/ids';
import { addLastStep } from '../../model/steps';
import { useDesigner } from '../context';
import { CanvasStep } from './CanvasStep';
import { Paper } from './paper';

const Sheet = styled(Paper)`
  && {
    padding: 36px 24px 24px;
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-radius: 8px;
  }

  /* The sheet is the form's paper. */
  > [part='form'] {
    padding: 0;
  }

  em {
    font-style: italic;
    opacity: 0.85;
  }
`;

/** The form as visitors will see it, to be arranged. */
export const Canvas = () => {
  const t = useT();
  const { definition, locale, scheme, disabled, editDefinition, select } = useDesigner();
  const title = definition.texts.title[locale];
  const add = () => {
    const id = newId('step');
    editDefinition((current) => ({ ...current, steps: addLastStep(current.steps, id) }));
    select({ kind: 'step', id });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Sheet $theme={definition.theme} $scheme={scheme} lang={locale} data-canvas>
        <div part="form" role="group" aria-label={t('forms.canvas')}>
          {title ? <h2 part="title">{title}</h2> : null}
          {definition.steps.map((step, index) => (
            <CanvasStep key={step.id} step={step} number={index + 1} />
          ))}
        </div>
      </Sheet>
      {disabled ? null : (
        <Flex justifyContent="center">
          <Button variant="tertiary" size="S" startIcon={<Plus />} onClick={add}>
            {t('forms.step.add')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
};
