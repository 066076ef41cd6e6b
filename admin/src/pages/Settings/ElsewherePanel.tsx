import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { Panel } from '../../components/Panel';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import type { ActionName } from '../../permissions';
import { pluginPath } from '../../pluginId';

const PLACES = [
  { name: 'rules', to: '/consent/rules', action: 'read-settings' },
  { name: 'retention', to: '/consent/retention', action: 'read-retention' },
  { name: 'senders', to: '/settings/senders', action: 'read-senders' },
] as const satisfies { name: string; to: string; action: ActionName }[];

/** Settings that live beside what they rule. */
export const ElsewherePanel = () => {
  const t = useT();
  const can = useCan();
  const places = PLACES.filter(({ action }) => can(action));
  if (places.length === 0) return null;
  return (
    <Panel title={t('settings.elsewhere')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {places.map(({ name, to }) => (
          <li key={name}>
            <Link tag={RouterLink} to={pluginPath(to)}>
              {t(`settings.elsewhere.${name}`)}
            </Link>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {t(`settings.elsewhere.${name}.hint`)}
            </Typography>
          </li>
        ))}
      </Flex>
    </Panel>
  );
};
