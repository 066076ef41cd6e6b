import { Flex, Typography } from '@strapi/design-system';
import type { ChallengeKind } from '../../../../content-types';
import { Panel } from '../../components/Panel';
import { useT } from '../../hooks/useT';

/** Which challenges forms can ask for, and what each means for visitors. */
export const ChallengesPanel = ({ challenges }: { challenges: ChallengeKind[] }) => {
  const t = useT();
  return (
    <Panel title={t('guard.challenges')} hint={t('guard.challenges.hint')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {challenges.map((kind) => (
          <Typography key={kind} tag="li">
            {t(`guard.challenge.${kind}`)}
          </Typography>
        ))}
      </Flex>
      {challenges.includes('hcaptcha') && challenges.includes('turnstile') ? null : (
        <Typography tag="p" textColor="neutral600">
          {t('guard.challenges.more')}
        </Typography>
      )}
    </Panel>
  );
};
