import { Button, Flex, LinkButton } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { PromotionRow } from '../../../../../server/src/promotions/contract';
import { Notice } from '../../../components/Notice';
import { Numbers } from '../../../components/Numbers';
import { Panel } from '../../../components/Panel';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { UploadCodes } from './UploadCodes';

/** How many codes there are and are left, and the way to more. */
export const CodesPanel = ({ promotion: { id, codes } }: { promotion: PromotionRow }) => {
  const t = useT();
  const can = useCan();
  const [isOpen, setOpen] = useState(false);
  const { total, free, waiting } = codes ?? { total: 0, free: 0, waiting: 0 };
  return (
    <Panel title={t('promotions.codes')} hint={t('promotions.codes.hint')}>
      {waiting > 0 ? (
        <Notice tone="warning" title={t('promotions.codes.short', { waiting })}>
          {t('promotions.codes.short.text')}
        </Notice>
      ) : null}
      <Numbers
        rows={[
          [t('promotions.codes.total'), total],
          [t('promotions.codes.given'), total - free],
          [t('promotions.codes.free'), free],
          [t('promotions.codes.waiting'), waiting],
        ]}
      />
      {can('update-promotions') ? (
        <Flex gap={2} wrap="wrap">
          <Button
            type="button"
            variant="secondary"
            startIcon={<Upload />}
            onClick={() => setOpen(true)}
          >
            {t('promotions.codes.upload')}
          </Button>
          <LinkButton tag={Link} to={pluginPath(`/promotions/${id}/codes`)} variant="tertiary">
            {t('promotions.codes.show')}
          </LinkButton>
          {isOpen ? <UploadCodes id={id} onClose={() => setOpen(false)} /> : null}
        </Flex>
      ) : null}
    </Panel>
  );
};
