import { Flex } from '@strapi/design-system';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { GetCampaignResponse } from '../../../../../server/src/campaigns/contract';
import { useGetPreflightQuery } from '../../../api/campaigns';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import type { ShowTarget } from '../checks/places';
import { toDraft } from '../model/draft';
import { readStep, type Step } from '../model/steps';
import { ChecksPanel } from '../panels/ChecksPanel';
import { ShowProvider } from '../show';
import { SchedulePanel } from '../plan/SchedulePanel';
import { ComposerFrame } from './ComposerFrame';
import { HistoryDialog } from './dialogs/HistoryDialog';
import { TestDialog } from './dialogs/TestDialog';
import { Inspector } from './inspector/Inspector';
import { CampaignConflict } from './notices/CampaignConflict';
import { WritingNotices } from './notices/WritingNotices';
import { StepNav } from './StepNav';
import { AudienceStep } from './steps/AudienceStep';
import { ContentStep } from './steps/ContentStep';
import { EnvelopeFields } from './steps/EnvelopeFields';
import { SenderStep } from './steps/SenderStep';
import { TrackingStep } from './steps/TrackingStep';
import { TopBar } from './TopBar';
import { useCampaignStore } from './useCampaignStore';
import { usePresence } from './usePresence';
import { useWriting } from './useWriting';

interface ComposerProps {
  campaign: GetCampaignResponse['data'];
  /** Opens the campaign anew, as it is stored now. */
  onReload: () => void;
}

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
  const [dialog, setDialog] = useState<'test' | 'history' | null>(null);
  const disabled = !can('update-campaigns');
  const stored = useMemo(() => toDraft(campaign), [campaign]);
  const store = useCampaignStore(campaign);
  const writing = useWriting({ stored, store, of: id, mayEdit: !disabled, onReload });
  const { state, actions, saving } = writing;
  const { draft } = state;
  const others = usePresence(id, (revision) => {
    // While a save is under way, what is stored may be this page's own.
    if (saving.state === 'saved' || saving.state === 'dirty') saving.noticeRevision(revision);
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
  const showNow = ({ blockId, step: where, locale: version, place: field }: ShowTarget) => {
    if (version) actions.setLocale(version);
    setStep(where);
    if (where === 'content') writing.setView('edit');
    if (blockId) return writing.reveal(blockId);
    const place = field ?? PLACES[where];
    if (place) actions.focus({ kind: 'place', place });
  };
  // The same function all the time, or each letter would be news to everything that may call it.
  const showing = useRef(showNow);
  showing.current = showNow;
  const show = useCallback((target: ShowTarget) => showing.current(target), []);
  const name = draft.name.trim() || t('campaigns.untitled');
  const checksPanel = <ChecksPanel id={id} revision={saving.revision} onShow={show} />;
  return (
    <ShowProvider value={show}>
      <ComposerFrame
        writing={writing}
        title={name}
        campaignId={id}
        dialogs={
          <>
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
          </>
        }
      >
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
        <WritingNotices
          writing={writing}
          conflict={
            saving.conflict ? (
              <CampaignConflict id={id} revision={saving.conflict.revision} writing={writing} />
            ) : null
          }
          changed={t('composer.backup.changed')}
          restored={toDraft}
          onShow={(blockId) => show({ blockId, step: 'content', locale: null })}
        />
        <StepNav draft={draft} checks={checks} step={step} onChange={setStep} />
        {step === 'content' ? (
          <ContentStep
            writing={writing}
            inspector={
              <Inspector
                disabled={disabled}
                message={
                  <Flex direction="column" alignItems="stretch" gap={5}>
                    <EnvelopeFields disabled={disabled} />
                    <Notice tone="info">{t('campaigns.message.hint')}</Notice>
                  </Flex>
                }
                checks={checksPanel}
              />
            }
          />
        ) : null}
        {step === 'audience' ? <AudienceStep id={id} disabled={disabled} /> : null}
        {step === 'sender' ? <SenderStep id={id} disabled={disabled} /> : null}
        {step === 'tracking' ? <TrackingStep disabled={disabled} /> : null}
        {step === 'schedule' ? (
          <SchedulePanel campaign={{ ...campaign, name }} flush={saving.flush} />
        ) : null}
        {step === 'checks' ? (
          <Panel title={t('campaigns.checks.title')}>{checksPanel}</Panel>
        ) : null}
      </ComposerFrame>
    </ShowProvider>
  );
};

export default Composer;
