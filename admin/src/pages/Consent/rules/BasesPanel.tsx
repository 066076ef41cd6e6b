import { Accordion, Box, Flex, Typography } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { LEGAL_BASES } from '../../../../../content-types/subscription';
import type { Jurisdiction, Settings } from '../../../../../server/src/core/contract';
import { Chip } from '../../../components/Chip';
import { Panel } from '../../../components/Panel';
import { BasisExplainer } from '../../../components/regimes';
import { useT } from '../../../hooks/useT';
import { passiveObstacle } from './values';

const VARIANTS = { law: 'danger', 'not-allowed': 'neutral', permitted: 'success' } as const;

/** Every basis, whether the engine lets it be used, and what it asks; stands in the form. */
export const BasesPanel = ({ passiveOptIn }: Pick<Settings, 'passiveOptIn'>) => {
  const t = useT();
  const jurisdiction = useField<Jurisdiction>('jurisdiction').value ?? 'eu';
  const obstacle = passiveObstacle({ jurisdiction, passiveOptIn });
  return (
    <Panel title={t('consent.rules.bases')} hint={t('consent.rules.bases.hint')}>
      <Accordion.Root size="M">
        {LEGAL_BASES.map((basis) => {
          const refused = basis === 'passive-opt-in' ? obstacle : null;
          return (
            <Accordion.Item key={basis} value={basis}>
              <Accordion.Header>
                <Accordion.Trigger caretPosition="right" description={t(`basis.${basis}.short`)}>
                  {t(`basis.${basis}`)}
                </Accordion.Trigger>
                <Accordion.Actions>
                  <Box
                    // The name needs the room where it is narrow; a refusal is said anyway.
                    display={{ initial: refused ? 'block' : 'none', medium: 'block' }}
                    style={{ whiteSpace: 'nowrap' }}
                  >
                    <Chip variant={VARIANTS[refused ?? 'permitted']}>
                      {t(refused ? `consent.rules.refused.${refused}` : 'consent.rules.permitted')}
                    </Chip>
                  </Box>
                </Accordion.Actions>
              </Accordion.Header>
              <Accordion.Content>
                <Box padding={6}>
                  <Flex direction="column" alignItems="stretch" gap={3}>
                    <BasisExplainer basis={basis} />
                    {refused ? (
                      <Typography fontWeight="bold">{t(`basis.unavailable.${refused}`)}</Typography>
                    ) : null}
                  </Flex>
                </Box>
              </Accordion.Content>
            </Accordion.Item>
          );
        })}
      </Accordion.Root>
    </Panel>
  );
};
