import { Button, Checkbox, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { AB_VARIED, type AbKey, type AbTest, type AbVaried } from '../../../../../content-types';
import { CountedConfirm } from '../../../components/CountedConfirm';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { useT } from '../../../hooks/useT';
import { useActions, useComposer } from '../composer/context';
import type { Draft } from '../model/draft';
import { useShow } from '../show';
import { countMarked, hasMarks, withoutMarks } from './model/marks';
import { losesWith, lossOf, newTest, removeVariant, withTest, withVaried } from './model/test';
import { letterOf } from './names';
import { DecisionFields } from './setup/DecisionFields';
import { MarksDialog } from './setup/MarksDialog';
import { RadioChoice } from '../../../components/RadioChoice';
import { SampleField } from './setup/SampleField';
import { VariantFields } from './setup/VariantFields';

/** A change that throws something away, waiting for a yes; `varied: null` is the end of the test. */
type Asked =
  { loss: 'marks' | 'written'; varied: AbVaried | null } | { loss: 'variant'; key: AbKey };

/** The draft with another test, or with none. */
const changed = (draft: Draft, varied: AbVaried | null): Draft =>
  varied === null
    ? { ...draft, abTest: null }
    : withTest(draft, (test) => withVaried(test, varied));

/** How blocks are told apart, and where. */
const ContentHint = () => {
  const t = useT();
  const show = useShow();
  const { draft } = useComposer();
  const isMarked = hasMarks(draft.document);
  return (
    <Notice
      tone={isMarked ? 'info' : 'warning'}
      title={isMarked ? undefined : t('abTest.content.same')}
      action={
        show ? (
          <Button
            type="button"
            variant="secondary"
            size="S"
            onClick={() => show({ blockId: null, step: 'content', locale: null })}
          >
            {t('abTest.content.go')}
          </Button>
        ) : undefined
      }
    >
      {t('abTest.content.hint')}
    </Notice>
  );
};

interface SetUpProps {
  id: number;
  test: AbTest;
  disabled: boolean;
  onVaried: (varied: AbVaried) => void;
  onRemove: (key: AbKey) => void;
}

const SetUp = ({ id, test, disabled, onVaried, onRemove }: SetUpProps) => {
  const t = useT();
  return (
    <>
      <RadioChoice
        label={t('abTest.varied')}
        hint={t('abTest.varied.hint')}
        value={test.varied}
        disabled={disabled}
        options={AB_VARIED.map((value) => ({
          value,
          label: t(`abTest.varied.${value}`),
          hint: t(`abTest.varied.${value}.hint`),
        }))}
        onChange={onVaried}
      />
      {test.varied === 'content' ? <ContentHint /> : null}
      <VariantFields
        // What was typed for another kind of difference is not kept half in view.
        key={test.varied}
        test={test}
        disabled={disabled}
        onRemove={onRemove}
      />
      <SampleField id={id} test={test} disabled={disabled} />
      <DecisionFields test={test} disabled={disabled} />
    </>
  );
};

/** Sends versions of the campaign to a part of the audience first, and the best one to the rest. */
export const AbTestPanel = ({ id, disabled }: { id: number; disabled: boolean }) => {
  const t = useT();
  const { draft } = useComposer();
  const { edit } = useActions();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { abTest } = draft;
  const close = () => setAsked(null);

  const change = (varied: AbVaried | null) => {
    const loss = lossOf(draft);
    if (loss) setAsked({ loss, varied });
    else edit((current) => changed(current, varied));
  };
  const remove = (key: AbKey) => {
    if (losesWith(draft, key)) setAsked({ loss: 'variant', key });
    else edit((current) => removeVariant(current, key));
  };
  const confirm = () => {
    if (asked?.loss === 'variant') edit((current) => removeVariant(current, asked.key));
    else if (asked) edit((current) => changed(current, asked.varied));
    close();
  };
  return (
    <Panel title={t('abTest.title')} hint={t('abTest.hint')}>
      <Flex direction="column" alignItems="stretch" gap={6} data-place="ab-test">
        <Checkbox
          checked={abTest !== null}
          disabled={disabled}
          onCheckedChange={(checked) => {
            if (checked === true) edit((current) => ({ ...current, abTest: newTest(current) }));
            else change(null);
          }}
        >
          {t('abTest.on')}
        </Checkbox>
        {abTest ? (
          <SetUp id={id} test={abTest} disabled={disabled} onVaried={change} onRemove={remove} />
        ) : null}
      </Flex>
      {asked?.loss === 'marks' ? (
        <MarksDialog
          document={draft.document}
          onClose={close}
          onConfirm={(fate) => {
            edit((current) => withoutMarks(changed(current, asked.varied), fate));
            close();
          }}
        />
      ) : null}
      <CountedConfirm
        isOpen={asked !== null && asked.loss !== 'marks'}
        onClose={close}
        title={
          asked?.loss === 'variant'
            ? t('common.option.remove', {
                name: t('abTest.variant', { letter: letterOf(asked.key) }),
              })
            : t('abTest.lose.title')
        }
        onConfirm={confirm}
      >
        {asked?.loss === 'variant'
          ? t('abTest.lose.variant', { count: countMarked(draft.document, asked.key) })
          : t('abTest.lose.text')}
      </CountedConfirm>
    </Panel>
  );
};
