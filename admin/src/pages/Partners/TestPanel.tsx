import { Box, Button } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import type { PartnerRow } from '../../../../server/src/partners/contract';
import { useTestPartnerMutation } from '../../api/partners';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useT } from '../../hooks/useT';
import { answerText } from './answer';

/** Tries the partner's end without anybody's data. */
export const TestPanel = ({ partner }: { partner: PartnerRow }) => {
  const t = useT();
  const errors = useApiErrors();
  const [test, { data, isLoading }] = useTestPartnerMutation();
  const run = async () => {
    try {
      await test(partner.id).unwrap();
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <Panel title={t('partners.test')} hint={t('partners.test.hint')}>
      <Button
        type="button"
        variant="secondary"
        startIcon={<PaperPlane />}
        loading={isLoading}
        onClick={() => void run()}
      >
        {t('partners.test.run')}
      </Button>
      <Box aria-live="polite">
        {data ? (
          <Notice tone={data.accepted ? 'success' : 'danger'}>
            {data.accepted
              ? t('partners.test.ok', { reason: data.reason, milliseconds: data.milliseconds })
              : t('partners.test.failed', { reason: answerText(data.reason, t) })}
          </Notice>
        ) : null}
      </Box>
    </Panel>
  );
};
