import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Trash } from '@strapi/icons';
import type { FormStep } from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { moveStep, removeStep, updateStep } from '../../model/steps';
import { useDesigner } from '../context';
import { ConditionEditor } from './ConditionEditor';
import { LocalizedControl } from './controls';

/** A page of the form: its title, when it shows, and its place among the others. */
export const StepInspector = ({ step }: { step: FormStep }) => {
  const t = useT();
  const { definition, disabled, editDefinition, select } = useDesigner();
  const { steps } = definition;
  const at = steps.findIndex(({ id }) => id === step.id);
  const edit = (change: (all: FormStep[]) => FormStep[], key?: string) =>
    editDefinition((current) => ({ ...current, steps: change(current.steps) }), key);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Typography tag="h2" variant="delta">
        {t('forms.step.number', { number: at + 1 })}
      </Typography>
      <LocalizedControl
        label={t('forms.step.title')}
        place={`steps.${step.id}.title`}
        value={step.title}
        onChange={(title) =>
          edit((all) => updateStep(all, step.id, { title }), `steps.${step.id}.title`)
        }
      />
      {at > 0 ? (
        <ConditionEditor
          place={`steps.${step.id}.showIf`}
          about={step.id}
          label={t('forms.condition.step')}
          condition={step.showIf ?? null}
          onChange={(showIf, key) => edit((all) => updateStep(all, step.id, { showIf }), key)}
        />
      ) : null}
      {steps.length > 1 && !disabled ? (
        <Flex gap={2} wrap="wrap">
          <Button
            variant="tertiary"
            size="S"
            startIcon={<ArrowUp />}
            disabled={at === 0}
            onClick={() => edit((all) => moveStep(all, step.id, -1))}
          >
            {t('forms.item.up')}
          </Button>
          <Button
            variant="tertiary"
            size="S"
            startIcon={<ArrowDown />}
            disabled={at === steps.length - 1}
            onClick={() => edit((all) => moveStep(all, step.id, 1))}
          >
            {t('forms.item.down')}
          </Button>
          <Button
            variant="danger-light"
            size="S"
            startIcon={<Trash />}
            onClick={() => {
              edit((all) => removeStep(all, step.id));
              select({ kind: 'form', tab: 'basics' });
            }}
          >
            {t('forms.step.remove')}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
};
