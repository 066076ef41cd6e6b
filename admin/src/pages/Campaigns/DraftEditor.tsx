import { Button, Flex, Tabs } from '@strapi/design-system';
import { Clock, PaperPlane } from '@strapi/icons';
import { useCallback, useReducer, useState } from 'react';
import type { GetCampaignResponse } from '../../../../server/src/campaigns/contract';
import { useUpdateCampaignMutation } from '../../api/campaigns';
import { PageShell } from '../../components/PageShell';
import { Panel } from '../../components/Panel';
import { StateChip } from '../../components/StateChip';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { ScheduleDialog } from './dialogs/ScheduleDialog';
import { SendDialog } from './dialogs/SendDialog';
import { TestSendDialog } from './dialogs/TestSendDialog';
import { BlockList } from './editor/BlockList';
import { useAutosave } from '../../hooks/useAutosave';
import { createDraftState, draftReducer, sameDraft, toDraft } from './model/draft';
import { CampaignMenu } from './panels/CampaignMenu';
import { ChecksPanel } from './panels/ChecksPanel';
import { Columns } from './panels/Columns';
import { DeclarationPanel } from './panels/DeclarationPanel';
import { EnvelopePanel } from './panels/EnvelopePanel';
import { HistoryButtons } from '../../components/HistoryButtons';
import { LeaveGuard } from '../../components/LeaveGuard';
import { PreviewPanel } from './panels/PreviewPanel';
import { SaveIndicator } from '../../components/SaveIndicator';
import { toPreviewRequest } from './model/preview';

type Dialog = 'test' | 'send' | 'schedule' | null;

/** Writes a draft: envelope and message at the left, preview and checks at the right. */
export const DraftEditor = ({ campaign }: { campaign: GetCampaignResponse['data'] }) => {
  const { id } = campaign;
  const t = useT();
  const can = useCan();
  const [dialog, setDialog] = useState<Dialog>(null);
  const [update] = useUpdateCampaignMutation();
  const [state, dispatch] = useReducer(draftReducer, campaign, (stored) =>
    createDraftState(toDraft(stored))
  );
  const draft = state.present;
  const save = useCallback(
    (data: typeof draft) => update({ id, data: { ...data, name: data.name.trim() } }).unwrap(),
    [id, update]
  );
  const autosave = useAutosave(draft, save, sameDraft);
  /** Dialogs speak about what is stored, so it has to be what is on the page. */
  const open = async (next: Dialog) => {
    if (await autosave.flush()) setDialog(next);
  };
  const close = () => setDialog(null);
  const name = draft.name.trim() || t('campaigns.untitled');

  return (
    <>
      <PageShell
        title={name}
        back="/campaigns"
        subtitle={
          <SaveIndicator
            state={autosave.state}
            savedAt={autosave.savedAt}
            error={autosave.error}
            onRetry={() => void autosave.flush()}
          />
        }
        secondaryAction={<StateChip of="campaign" state="draft" />}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            <CampaignMenu
              id={id}
              name={name}
              isDraft
              flush={autosave.flush}
              onDeleted={autosave.discard}
            />
            {can('test-campaigns') ? (
              <Button variant="tertiary" onClick={() => setDialog('test')}>
                {t('campaigns.action.test')}
              </Button>
            ) : null}
            {can('send-campaigns') ? (
              <>
                <Button
                  variant="secondary"
                  startIcon={<Clock />}
                  onClick={() => void open('schedule')}
                >
                  {t('campaigns.action.schedule')}
                </Button>
                <Button startIcon={<PaperPlane />} onClick={() => void open('send')}>
                  {t('campaigns.send.now')}
                </Button>
              </>
            ) : null}
          </Flex>
        }
      >
        <Columns
          aside={
            <Panel>
              <Tabs.Root defaultValue="preview" variant="simple">
                <Tabs.List aria-label={t('campaigns.aside')}>
                  <Tabs.Trigger value="preview">{t('campaigns.preview.title')}</Tabs.Trigger>
                  <Tabs.Trigger value="checks">{t('campaigns.checks.title')}</Tabs.Trigger>
                </Tabs.List>
                <Tabs.Content value="preview">
                  <Flex direction="column" alignItems="stretch" paddingTop={5}>
                    <PreviewPanel request={toPreviewRequest(draft)} />
                  </Flex>
                </Tabs.Content>
                <Tabs.Content value="checks">
                  <Flex direction="column" alignItems="stretch" paddingTop={5}>
                    <ChecksPanel id={id} />
                  </Flex>
                </Tabs.Content>
              </Tabs.Root>
            </Panel>
          }
        >
          <Flex direction="column" alignItems="stretch" gap={6}>
            <EnvelopePanel draft={draft} dispatch={dispatch} />
            <DeclarationPanel draft={draft} dispatch={dispatch} />
            <Panel
              title={t('campaigns.message.title')}
              hint={t('campaigns.message.hint')}
              action={<HistoryButtons state={state} dispatch={dispatch} />}
            >
              <BlockList document={draft.document} removed={state.removed} dispatch={dispatch} />
            </Panel>
          </Flex>
        </Columns>
      </PageShell>
      <LeaveGuard hasChanges={autosave.state !== 'saved'} flush={autosave.flush} />
      <TestSendDialog id={id} isOpen={dialog === 'test'} onClose={close} flush={autosave.flush} />
      {dialog === 'send' ? <SendDialog id={id} name={name} onClose={close} /> : null}
      {dialog === 'schedule' ? (
        <ScheduleDialog campaign={{ ...campaign, name }} onClose={close} />
      ) : null}
    </>
  );
};
