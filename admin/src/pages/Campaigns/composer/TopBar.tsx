import { Button, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { ArrowRight, ClockCounterClockwise, PaperPlane } from '@strapi/icons';
import { BackButton, useAuth } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { StateChip } from '../../../components/StateChip';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { nextStep, type Step } from '../model/steps';
import { CampaignMenu } from '../panels/CampaignMenu';
import { useComposer } from './context';
import { NameField } from './NameField';
import { SavedState } from './SavedState';
import type { Saving } from './useSaving';

export const Head = styled.header`
  display: flex;
  flex-wrap: wrap;
  gap: 12px 24px;
  align-items: center;
  justify-content: space-between;
`;

/** As the server names people. */
const nameOf = (user: {
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
  email?: string;
}): string =>
  [user.firstname, user.lastname].filter(Boolean).join(' ') || user.username || user.email || '';

const Presence = ({ names }: { names: string[] }) => {
  const t = useT();
  const { formatList } = useIntl();
  const own = useAuth('Presence', (state) => (state.user ? nameOf(state.user) : ''));
  const others = names.filter((name) => name !== own);
  const words =
    others.length > 0
      ? t('composer.presence', { names: formatList(others), count: others.length })
      : names.length > 0
        ? t('composer.presence.self')
        : '';
  return (
    <Typography variant="pi" fontWeight="bold" aria-live="polite">
      {words}
    </Typography>
  );
};

interface TopBarProps {
  id: number;
  saving: Saving;
  /** Who else has the campaign open. */
  others: string[];
  step: Step;
  disabled: boolean;
  onStep: (step: Step) => void;
  onTest: () => void;
  onHistory: () => void;
}

/** Name, what is kept, who else is here, and the way on. */
export const TopBar = ({
  id,
  saving,
  others,
  step,
  disabled,
  onStep,
  onTest,
  onHistory,
}: TopBarProps) => {
  const t = useT();
  const can = useCan();
  const { draft } = useComposer();
  const next = nextStep(step);
  return (
    <Head>
      <Flex direction="column" alignItems="stretch" gap={1} flex="1 1 28rem" minWidth="0">
        <Flex>
          <BackButton fallback={pluginPath('/campaigns')} />
        </Flex>
        <VisuallyHidden>
          <h1 id="main-content-title">{draft.name.trim() || t('campaigns.untitled')}</h1>
        </VisuallyHidden>
        <Flex gap={3}>
          <NameField
            disabled={disabled}
            hint={t('campaigns.name.hint')}
            placeholder={t('campaigns.untitled')}
          />
          <StateChip of="campaign" state="draft" />
        </Flex>
        <Flex gap={3} wrap="wrap">
          <SavedState saving={saving} />
          <Presence names={others} />
        </Flex>
      </Flex>
      <Flex gap={2} wrap="wrap">
        <CampaignMenu
          id={id}
          name={draft.name.trim() || t('campaigns.untitled')}
          isDraft
          flush={saving.flush}
          onDeleted={saving.discard}
        />
        <Button
          type="button"
          variant="tertiary"
          startIcon={<ClockCounterClockwise aria-hidden />}
          onClick={onHistory}
        >
          {t('composer.history')}
        </Button>
        {can('test-campaigns') ? (
          <Button
            type="button"
            variant="secondary"
            startIcon={<PaperPlane aria-hidden />}
            onClick={onTest}
          >
            {t('campaigns.action.test')}
          </Button>
        ) : null}
        {next ? (
          <Button type="button" endIcon={<ArrowRight aria-hidden />} onClick={() => onStep(next)}>
            {t('composer.next', { step: t(`composer.step.${next}`) })}
          </Button>
        ) : null}
      </Flex>
    </Head>
  );
};
