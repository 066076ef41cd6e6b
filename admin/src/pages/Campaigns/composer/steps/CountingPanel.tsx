import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { Notice } from '../../../../components/Notice';
import { Panel } from '../../../../components/Panel';
import { useT } from '../../../../hooks/useT';
import { useActions, useComposer } from '../context';

/** Whether clicks are counted, what that changes, and what it never does. */
export const CountingPanel = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const { draft } = useComposer();
  const { edit } = useActions();
  return (
    <Panel title={t('links.count')} hint={t('links.count.hint')}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Checkbox
            checked={draft.countsClicks}
            disabled={disabled}
            onCheckedChange={(checked) =>
              edit((current) => ({ ...current, countsClicks: checked === true }))
            }
          >
            {t('links.count.toggle')}
          </Checkbox>
          <Typography tag="p" variant="pi" textColor="neutral600" aria-live="polite">
            {t(draft.countsClicks ? 'links.count.how' : 'links.count.off')}
          </Typography>
        </Flex>
        <Notice tone="info" title={t('composer.tracking.nobody.title')}>
          {t('composer.tracking.nobody')}
        </Notice>
      </Flex>
    </Panel>
  );
};
