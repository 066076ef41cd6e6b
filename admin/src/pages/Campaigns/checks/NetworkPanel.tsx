import { Button, Flex, ProgressBar, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import type { NetworkChecks } from '../../../../../server/src/campaigns/contract';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useCan } from '../../../hooks/useCan';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';
import { useNetworkCheck } from './useNetworkCheck';

/** When links and domain were looked at, and the button that looks now. */
export const NetworkPanel = ({ id, network }: { id: number; network: NetworkChecks }) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const format = useFormatDate();
  const { toggleNotification } = useNotification();
  const { run, progress } = useNetworkCheck(id);
  const { links, domain } = network;

  const start = async () => {
    try {
      if (await run(links.total))
        toggleNotification({ type: 'success', message: t('checks.network.done') });
    } catch (error) {
      errors.notify(error);
    }
  };
  const linksText = () => {
    if (links.at !== null)
      return t('checks.network.links', { total: links.total, when: format.dateTime(links.at) });
    if (links.total === 0) return t('checks.network.links', { total: 0, when: '' });
    return links.checked > 0
      ? t('checks.network.part', { checked: links.checked, total: links.total })
      : t('checks.network.never');
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {t('checks.network.title')}
      </Typography>
      <Typography tag="p">{linksText()}</Typography>
      {domain?.at ? (
        <Typography tag="p">
          {t('checks.network.domain', { name: domain.name, when: format.dateTime(domain.at) })}
        </Typography>
      ) : null}
      <div role="status">
        {progress ? (
          <Flex direction="column" alignItems="stretch" gap={1}>
            <Typography>{t('checks.network.running', { ...progress })}</Typography>
            <ProgressBar
              aria-label={t('checks.network.title')}
              value={progress.total ? (100 * progress.checked) / progress.total : 0}
            />
          </Flex>
        ) : null}
      </div>
      {can('update-campaigns') ? (
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Button
            variant="secondary"
            size="S"
            startIcon={<ArrowClockwise />}
            loading={progress !== null}
            onClick={() => void start()}
          >
            {t('checks.network.run')}
          </Button>
          <Typography variant="pi" textColor="neutral600">
            {t('checks.network.hint')}
          </Typography>
        </Flex>
      ) : null}
    </Flex>
  );
};
