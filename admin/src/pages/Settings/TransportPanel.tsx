import { Flex, Typography } from '@strapi/design-system';
import type { SettingsResponse } from '../../../../server/src/core/contract';
import { Chip } from '../../components/Chip';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { TestTransport } from './TestTransport';

/** How mail leaves, what will not work with it, and a way to try. */
export const TransportPanel = ({ response }: { response: SettingsResponse }) => {
  const t = useT();
  const can = useCan();
  const { transport, secretSource } = response;
  return (
    <>
      <Panel title={t('settings.transport')} hint={t('settings.transport.hint')}>
        <Flex gap={2} wrap="wrap">
          <Chip variant={transport.kind === 'none' ? 'danger' : 'success'}>
            {t(`settings.transport.${transport.kind}`)}
          </Chip>
          <Typography>{transport.label}</Typography>
        </Flex>
        <Typography variant="pi" textColor="neutral600">
          {t(transport.dkim ? 'settings.transport.dkim' : 'settings.transport.noDkim')}
        </Typography>
        {transport.warnings.map((warning) => (
          <Notice key={warning} tone={warning === 'transport.none' ? 'danger' : 'warning'}>
            {t(warning)}
          </Notice>
        ))}
        {can('update-settings') && can('read-senders') && transport.kind !== 'none' ? (
          <TestTransport />
        ) : null}
      </Panel>
      <Panel title={t('settings.secret')}>
        <Typography textColor="neutral600">{t(`settings.secret.${secretSource}`)}</Typography>
      </Panel>
    </>
  );
};
