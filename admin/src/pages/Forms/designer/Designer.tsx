import { Button, Flex, VisuallyHidden } from '@strapi/design-system';
import { useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { blocksOf } from '../../../../../content-types';
import type { GetFormResponse } from '../../../../../server/src/forms/contract';
import { useGetFormWordingsQuery, useUpdateFormMutation } from '../../../api/forms';
import { HistoryButtons } from '../../../components/HistoryButtons';
import { LeaveGuard } from '../../../components/LeaveGuard';
import { PageShell } from '../../../components/PageShell';
import { SaveIndicator } from '../../../components/SaveIndicator';
import { Segments } from '../../../components/Segments';
import { useAutosave } from '../../../hooks/useAutosave';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { FormChip } from '../FormChip';
import { sameDraft, toRequest, type Draft } from '../model/draft';
import { focusPlace, missingItem, selectionOf } from '../model/selection';
import type { FormChoices } from '../useFormChoices';
import { Canvas } from './canvas/Canvas';
import { DesignerContext, type DesignerState, type Part } from './context';
import { DragArea } from './DragArea';
import { FormMenu } from './FormMenu';
import { Inspector } from './inspector/Inspector';
import { Palette } from './Palette';
import { HistoryDialog } from './panels/HistoryDialog';
import { LocaleTabs } from './panels/LocaleTabs';
import { PreviewDialog } from './panels/PreviewDialog';
import { ProblemsPanel } from './panels/ProblemsPanel';
import { PublishDialog } from './panels/PublishDialog';
import { ShareDialog } from './panels/ShareDialog';
import { useCheck } from './useCheck';
import { useDesignerState } from './useDesignerState';
import { Workbench } from './Workbench';

type Dialog = 'publish' | 'history' | 'preview' | 'share' | null;

interface DesignerProps {
  form: GetFormResponse['data'];
  choices: FormChoices;
}

/** Typing has an undo of its own; the designer's is for everything else. */
const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea');

/** Makes a form: what there is to add at the left, the form in the middle, its details at the right. */
export const Designer = ({ form, choices }: DesignerProps) => {
  const { id } = form;
  const t = useT();
  const can = useCan();
  const [dialog, setDialog] = useState<Dialog>(null);
  const [update] = useUpdateFormMutation();
  const designer = useDesignerState(form, choices);
  const { history, dispatch, select, edit } = designer;
  const draft = history.present;
  const { definition } = draft;
  const save = useCallback(
    (data: Draft) => update({ id, data: toRequest(data) }).unwrap(),
    [id, update]
  );
  const autosave = useAutosave(draft, save, sameDraft);
  const { problems, isJudged } = useCheck(definition);
  const [chosen, setLocale] = useState(definition.locales[0] ?? 'en');
  const locale = definition.locales.includes(chosen) ? chosen : (definition.locales[0] ?? 'en');
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const [part, setPart] = useState<Part>('canvas');
  const [said, announce] = useState('');
  const [shown, setShown] = useState<{ path: string } | null>(null);
  const ids = useMemo(
    () => [
      ...new Set(
        blocksOf(definition).flatMap((block) =>
          'wordingId' in block && block.wordingId > 0 ? [block.wordingId] : []
        )
      ),
    ],
    [definition]
  );
  const { data: wordings = {} } = useGetFormWordingsQuery(ids, { skip: !can('read-wordings') });

  useEffect(() => {
    // The inspector has what was asked for by now; a dialog in front of it has gone by the next turn.
    if (!shown) return undefined;
    const timer = setTimeout(() => focusPlace(shown.path), 50);
    return () => clearTimeout(timer);
  }, [shown]);

  const state: DesignerState = {
    ...designer,
    draft,
    definition,
    choices,
    wordings,
    problems,
    isJudged,
    locale,
    setLocale,
    scheme,
    setScheme,
    part,
    setPart,
    disabled: !can('update-forms'),
    announce,
    show: (path, inLocale) => {
      if (inLocale) setLocale(inLocale);
      const missing = missingItem(definition, path);
      if (!missing) select(selectionOf(path));
      setPart(missing ? 'palette' : 'inspector');
      setShown({ path: missing ? `palette.${missing}` : path });
    },
  };

  /** Dialogs speak about what is stored, so it has to be what is on the page. */
  const open = async (next: Dialog) => {
    if (await autosave.flush()) setDialog(next);
  };
  const close = () => setDialog(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    if (isTyping(event.target) || state.disabled) return;
    event.preventDefault();
    dispatch({ type: event.shiftKey ? 'redo' : 'undo' });
  };
  return (
    <DesignerContext.Provider value={state}>
      <div onKeyDown={onKeyDown} role="presentation">
        <PageShell
          scrolls
          title={draft.name}
          back="/forms"
          subtitle={
            <SaveIndicator
              state={autosave.state}
              savedAt={autosave.savedAt}
              error={autosave.error}
              onRetry={() => void autosave.flush()}
            />
          }
          secondaryAction={<FormChip form={{ ...form, isOpen: draft.isOpen }} />}
          primaryAction={
            <Flex gap={2} wrap="wrap">
              <FormMenu form={form} flush={autosave.flush} onDeleted={autosave.discard} />
              <Button variant="tertiary" onClick={() => void open('history')}>
                {t('forms.panel.versions')}
              </Button>
              <Button variant="tertiary" onClick={() => void open('share')}>
                {t('forms.panel.share')}
              </Button>
              <Button variant="secondary" onClick={() => void open('preview')}>
                {t('forms.preview.title')}
              </Button>
              {can('publish-forms') ? (
                <Button onClick={() => void open('publish')}>{t('forms.publish')}</Button>
              ) : null}
            </Flex>
          }
        >
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Flex justifyContent="space-between" gap={3} wrap="wrap">
              <HistoryButtons state={history} dispatch={dispatch} />
              <LocaleTabs />
              <Segments
                label={t('forms.scheme')}
                options={[
                  { value: 'light', label: t('forms.scheme.light') },
                  { value: 'dark', label: t('forms.scheme.dark') },
                ]}
                value={scheme}
                onChange={setScheme}
              />
            </Flex>
            <DragArea>
              <Workbench
                palette={<Palette />}
                canvas={
                  <Flex direction="column" alignItems="stretch" gap={4}>
                    <Canvas />
                    <ProblemsPanel />
                  </Flex>
                }
                inspector={<Inspector />}
              />
            </DragArea>
          </Flex>
        </PageShell>
        <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
        <LeaveGuard hasChanges={autosave.state !== 'saved'} flush={autosave.flush} />
        {dialog === 'publish' ? <PublishDialog form={form} onClose={close} /> : null}
        {dialog === 'history' ? (
          <HistoryDialog form={form} onClose={close} onRestored={(next) => edit(() => next)} />
        ) : null}
        {dialog === 'preview' ? <PreviewDialog id={id} onClose={close} /> : null}
        {dialog === 'share' ? <ShareDialog form={form} onClose={close} /> : null}
      </div>
    </DesignerContext.Provider>
  );
};
