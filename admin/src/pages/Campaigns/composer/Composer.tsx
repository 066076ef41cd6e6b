import { Box, Flex, VisuallyHidden } from '@strapi/design-system';
import { Page, useAuth } from '@strapi/strapi/admin';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { GetCampaignResponse } from '../../../../../server/src/campaigns/contract';
import { useGetPreflightQuery } from '../../../api/campaigns';
import { LeaveGuard } from '../../../components/LeaveGuard';
import { Panel } from '../../../components/Panel';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import type { ShowTarget } from '../checks/places';
import { ContentProvider } from '../content';
import { createBackups } from '../model/backup';
import { sameDraft, toDraft } from '../model/draft';
import { saveProblems } from '../model/save-problems';
import { readStep, type Step } from '../model/steps';
import { ChecksPanel } from '../panels/ChecksPanel';
import { ShowProvider } from '../show';
import { SchedulePanel } from '../plan/SchedulePanel';
import { ActionsProvider, LatestProvider, StateProvider } from './context';
import { HistoryDialog } from './dialogs/HistoryDialog';
import { TestDialog } from './dialogs/TestDialog';
import { BackupNotice } from './notices/BackupNotice';
import { ConflictNotice } from './notices/ConflictNotice';
import { SaveProblems } from './notices/SaveProblems';
import { StepNav } from './StepNav';
import { AudienceStep } from './steps/AudienceStep';
import { ContentStep } from './steps/ContentStep';
import { SenderStep } from './steps/SenderStep';
import { TrackingStep } from './steps/TrackingStep';
import { TopBar } from './TopBar';
import { useComposerState } from './useComposerState';
import { usePresence } from './usePresence';
import { useSaving } from './useSaving';
import type { View } from './view';

interface ComposerProps {
  campaign: GetCampaignResponse['data'];
  /** Opens the campaign anew, as it is stored now. */
  onReload: () => void;
}

/** Typing has an undo of its own; the composer's is for everything else. */
const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox]):not([type=radio]), textarea, [contenteditable]') !==
    null;

/** Where the focus goes for a finding without a block. */
const PLACES: Partial<Record<Step, string>> = {
  audience: 'envelope.lists',
  sender: 'envelope.subject',
};

/** Writes one campaign, step by step in any order. */
const Composer = ({ campaign, onReload }: ComposerProps) => {
  const { id } = campaign;
  const t = useT();
  const can = useCan();
  const [params, setParams] = useSearchParams();
  const step = readStep(params.get('step'));
  const [view, setView] = useState<View>('edit');
  const [dialog, setDialog] = useState<'test' | 'history' | null>(null);
  const user = useAuth('Composer', (state) => state.user?.id) ?? '';
  const backups = useMemo(() => createBackups(String(user), id, window.localStorage), [user, id]);
  const [offer, setOffer] = useState(() => {
    const found = backups.offer();
    if (!found || !sameDraft(found.draft, toDraft(campaign))) return found;
    backups.settle();
    return null;
  });
  const disabled = !can('update-campaigns');
  const { history, dispatch, state, actions, said, removed } = useComposerState(
    campaign,
    !disabled
  );
  const { draft, locale } = state;
  const saving = useSaving(campaign, draft, backups);
  const latest = useRef(state);
  latest.current = state;
  const getLatest = useCallback(() => latest.current, []);
  const others = usePresence(id, (stored) => {
    // While a save is under way, what is stored may be this page's own.
    if (saving.state === 'saved' || saving.state === 'dirty') saving.noticeRevision(stored);
  });
  // Looked at where it matters; the steps above go on knowing what was found.
  const { data: checks = null } = useGetPreflightQuery(id, {
    skip: step === 'content' && state.tab !== 'checks' && saving.savedAt !== null,
  });
  const setStep = (next: Step) =>
    setParams(
      (old) => {
        const now = new URLSearchParams(old);
        if (next === 'content') now.delete('step');
        else now.set('step', next);
        return now;
      },
      { replace: true }
    );
  const showNow = ({ blockId, step: where, locale: version }: ShowTarget) => {
    if (version) actions.setLocale(version);
    setStep(where);
    if (where === 'content') setView('edit');
    if (blockId) {
      setView('edit');
      actions.select(blockId);
      actions.setPart('canvas');
      actions.focus({ kind: 'block', id: blockId });
      return;
    }
    const place = PLACES[where];
    if (place) actions.focus({ kind: 'place', place });
  };
  // The same function all the time, or each letter would be news to everything that may call it.
  const showing = useRef(showNow);
  showing.current = showNow;
  const show = useCallback((target: ShowTarget) => showing.current(target), []);
  const settle = (restores: boolean) => {
    if (restores && offer) actions.edit(() => toDraft(offer.draft));
    backups.settle();
    setOffer(null);
  };
  const seeTheirs = () => {
    // What this page has of its own is offered again once theirs is on view.
    if (saving.state !== 'saved')
      backups.putAside({ revision: saving.revision, at: Date.now(), draft });
    saving.discard();
    onReload();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || isTyping(event.target) || disabled) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) actions.redo();
    else actions.undo();
  };
  const place = useMemo(
    () => ({ locale, fallback: draft.locale, campaignId: id, listIds: draft.listIds }),
    [locale, draft.locale, id, draft.listIds]
  );
  const problems = useMemo(
    () => (saving.state === 'failed' ? saveProblems(saving.error, draft) : []),
    [saving.state, saving.error, draft]
  );
  const name = draft.name.trim() || t('campaigns.untitled');
  return (
    <LatestProvider value={getLatest}>
      <ActionsProvider value={actions}>
        <StateProvider value={state}>
          <ContentProvider value={place}>
            <ShowProvider value={show}>
              <Page.Main>
                <Page.Title>{name}</Page.Title>
                <Box padding={{ initial: 4, large: 6 }}>
                  <div onKeyDown={onKeyDown} role="presentation">
                    <Flex direction="column" alignItems="stretch" gap={4}>
                      <TopBar
                        id={id}
                        saving={saving}
                        others={others}
                        step={step}
                        disabled={disabled}
                        onStep={setStep}
                        onTest={() => setDialog('test')}
                        onHistory={() => setDialog('history')}
                      />
                      {saving.conflict ? (
                        <ConflictNotice
                          id={id}
                          revision={saving.conflict.revision}
                          hasChanges={saving.state !== 'saved'}
                          onSeeTheirs={seeTheirs}
                          onKeepMine={saving.keepMine}
                        />
                      ) : null}
                      {problems.length > 0 ? (
                        <SaveProblems
                          problems={problems}
                          onShow={(blockId) => show({ blockId, step: 'content', locale: null })}
                        />
                      ) : null}
                      {offer ? (
                        <BackupNotice
                          backup={offer}
                          revision={campaign.revision ?? 0}
                          onRestore={() => settle(true)}
                          onThrowAway={() => settle(false)}
                        />
                      ) : null}
                      <StepNav draft={draft} checks={checks} step={step} onChange={setStep} />
                      {step === 'content' ? (
                        <ContentStep
                          campaignId={id}
                          revision={saving.revision}
                          history={history}
                          dispatch={dispatch}
                          removed={removed}
                          view={view}
                          onView={setView}
                          onShow={show}
                          disabled={disabled}
                        />
                      ) : null}
                      {step === 'audience' ? <AudienceStep id={id} disabled={disabled} /> : null}
                      {step === 'sender' ? <SenderStep disabled={disabled} /> : null}
                      {step === 'tracking' ? <TrackingStep disabled={disabled} /> : null}
                      {step === 'schedule' ? (
                        <SchedulePanel campaign={{ ...campaign, name }} flush={saving.flush} />
                      ) : null}
                      {step === 'checks' ? (
                        <Panel title={t('campaigns.checks.title')}>
                          <ChecksPanel id={id} revision={saving.revision} onShow={show} />
                        </Panel>
                      ) : null}
                    </Flex>
                  </div>
                  <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
                </Box>
                <LeaveGuard hasChanges={saving.state !== 'saved'} flush={saving.flush} />
                {dialog === 'test' ? (
                  <TestDialog id={id} onClose={() => setDialog(null)} flush={saving.flush} />
                ) : null}
                {dialog === 'history' ? (
                  <HistoryDialog
                    id={id}
                    revision={saving.revision}
                    onClose={() => setDialog(null)}
                    onRestore={
                      disabled
                        ? null
                        : (version) => {
                            actions.edit(() => version);
                            setDialog(null);
                          }
                    }
                  />
                ) : null}
              </Page.Main>
            </ShowProvider>
          </ContentProvider>
        </StateProvider>
      </ActionsProvider>
    </LatestProvider>
  );
};

export default Composer;
