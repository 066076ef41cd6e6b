import { Flex } from '@strapi/design-system';
import { Panel } from '../../../../components/Panel';
import { useT } from '../../../../hooks/useT';
import { AbTestPanel } from '../../ab/AbTestPanel';
import { ArchiveForm } from '../../archive/ArchiveForm';
import { inlineText } from '../../model/words';
import { useActions, useComposer } from '../context';
import { LanguageTabs } from '../LanguageTabs';
import { EnvelopeFields } from './EnvelopeFields';
import { OwnLanguage } from './OwnLanguage';

/** From whom, and what the inbox shows before it is opened, in every language. */
export const SenderStep = ({ id, disabled }: { id: number; disabled: boolean }) => {
  const t = useT();
  const { draft } = useComposer();
  const { edit } = useActions();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Panel title={t('composer.step.sender')}>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <OwnLanguage disabled={disabled} />
          <LanguageTabs disabled={disabled} />
          <EnvelopeFields disabled={disabled} />
        </Flex>
      </Panel>
      <AbTestPanel id={id} disabled={disabled} />
      <Panel title={t('archive.campaign')} hint={t('archive.campaign.hint')}>
        <ArchiveForm
          value={draft.archive ?? null}
          onChange={(archive) => edit((current) => ({ ...current, archive }), 'archive')}
          subject={inlineText(draft.subject) || draft.name}
          preheader={draft.preheader}
          disabled={disabled}
        />
      </Panel>
    </Flex>
  );
};
