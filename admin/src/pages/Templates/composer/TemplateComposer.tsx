import { useMemo } from 'react';
import type { MessageTemplate } from '../../../../../content-types';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { ComposerFrame } from '../../Campaigns/composer/ComposerFrame';
import { Inspector } from '../../Campaigns/composer/inspector/Inspector';
import { LocksProvider, type Locks } from '../../Campaigns/composer/locks';
import { ConflictNotice } from '../../Campaigns/composer/notices/ConflictNotice';
import { WritingNotices } from '../../Campaigns/composer/notices/WritingNotices';
import { ContentStep } from '../../Campaigns/composer/steps/ContentStep';
import { useWriting } from '../../Campaigns/composer/useWriting';
import { MessageWords } from './MessageWords';
import { TemplateBar } from './TemplateBar';
import { toTemplateDraft, withLock } from './template-draft';
import { useTemplateStore } from './useTemplateStore';

interface TemplateComposerProps {
  template: MessageTemplate;
  /** Opens the template anew, as it is stored now. */
  onReload: () => void;
}

/** Writes a template or a saved block as campaigns are written, and sets what they must keep. */
const TemplateComposer = ({ template, onReload }: TemplateComposerProps) => {
  const t = useT();
  const can = useCan();
  const disabled = !can('update-templates');
  const isBlock = template.kind === 'block';
  const stored = useMemo(() => toTemplateDraft(template), [template]);
  const store = useTemplateStore(template);
  const writing = useWriting({
    stored,
    store,
    of: `template-${template.id}`,
    mayEdit: !disabled,
    onReload,
  });
  const { state, actions, saving } = writing;
  const { name, locks } = state.draft;
  const ownLocks = useMemo(
    (): Locks => ({
      ids: new Set(locks),
      toggle: (id, isLocked) => actions.edit((draft) => withLock(draft, id, isLocked)),
    }),
    [actions, locks]
  );
  return (
    // Saved blocks go into messages as copies, which are never locked.
    <LocksProvider value={isBlock ? null : ownLocks}>
      <ComposerFrame
        writing={writing}
        title={name.trim() || t('templates.untitled')}
        campaignId={null}
      >
        <TemplateBar template={template} saving={saving} disabled={disabled} />
        <WritingNotices
          writing={writing}
          conflict={
            saving.conflict ? (
              <ConflictNotice
                title={t('templates.conflict')}
                hasChanges={saving.state !== 'saved'}
                keepLabel={t('templates.conflict.mine')}
                onSeeTheirs={writing.seeTheirs}
                onKeepMine={saving.keepMine}
              />
            ) : null
          }
          changed={t('templates.backup.changed')}
          restored={(kept) => ({ ...stored, ...kept })}
          onShow={writing.reveal}
        />
        <ContentStep
          writing={writing}
          inspector={
            <Inspector
              disabled={disabled}
              message={<MessageWords isBlock={isBlock} disabled={disabled} />}
            />
          }
        />
      </ComposerFrame>
    </LocksProvider>
  );
};

export default TemplateComposer;
