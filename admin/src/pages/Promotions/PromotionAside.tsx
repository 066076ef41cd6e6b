import { Button, Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { ENTRY_STATES } from '../../../../content-types/promotion-entry';
import type { PromotionRow } from '../../../../server/src/promotions/contract';
import { useDeletePromotionMutation } from '../../api/promotions';
import { CountedConfirm } from '../../components/CountedConfirm';
import { FormLinks } from '../../components/FormLinks';
import { Numbers } from '../../components/Numbers';
import { Panel } from '../../components/Panel';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { RulesVersions } from './panels/RulesVersions';

const entriesOf = ({ entries }: PromotionRow): number =>
  ENTRY_STATES.reduce((sum, state) => sum + entries[state], 0);

const Entries = ({ promotion }: { promotion: PromotionRow }) => {
  const t = useT();
  return (
    <Panel title={t('promotions.entries')}>
      <Numbers
        rows={ENTRY_STATES.map((state) => [
          t(`promotions.entry.${state}`),
          promotion.entries[state],
        ])}
      />
      <LinkButton
        tag={RouterLink}
        to={pluginPath(`/promotions/${promotion.id}/entries`)}
        variant="tertiary"
        size="S"
      >
        {t('promotions.entries.show')}
      </LinkButton>
    </Panel>
  );
};

const Forms = ({ forms }: Pick<PromotionRow, 'forms'>) => {
  const t = useT();
  const can = useCan();
  return (
    <Panel title={t('promotions.forms')}>
      <FormLinks forms={forms} none={t('promotions.forms.none')} />
      {forms.length === 0 && can('read-forms') ? (
        <Link tag={RouterLink} to={pluginPath('/forms')}>
          {t('promotions.forms.open')}
        </Link>
      ) : null}
    </Panel>
  );
};

const DeletePromotion = ({ promotion }: { promotion: PromotionRow }) => {
  const t = useT();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [isOpen, setOpen] = useState(false);
  const [remove] = useDeletePromotionMutation();
  const { id, name, forms } = promotion;
  const entries = entriesOf(promotion);
  const isUsed = entries > 0 || forms.length > 0;
  return (
    <Panel title={t('promotions.delete.panel')}>
      <Typography textColor="neutral600">
        {isUsed
          ? t('promotions.delete.refused', { entries, forms: forms.length })
          : t('promotions.delete.hint')}
      </Typography>
      <Button
        type="button"
        variant="danger-light"
        startIcon={<Trash />}
        disabled={isUsed}
        onClick={() => setOpen(true)}
      >
        {t('promotions.delete')}
      </Button>
      <CountedConfirm
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('promotions.delete')}
        onConfirm={async () => {
          try {
            await remove(id).unwrap();
            toggleNotification({ type: 'success', message: t('common.deleted') });
            navigate(pluginPath('/promotions'));
          } catch (error) {
            errors.notify(error);
          }
        }}
      >
        {t('promotions.delete.confirm', { name })}
      </CountedConfirm>
    </Panel>
  );
};

/** What hangs on a promotion: its rules, who took part, forms that feed it, and whether it can go. */
export const PromotionAside = ({ promotion }: { promotion: PromotionRow }) => {
  const can = useCan();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <RulesVersions promotion={promotion} />
      <Entries promotion={promotion} />
      <Forms forms={promotion.forms} />
      {can('update-promotions') ? <DeletePromotion promotion={promotion} /> : null}
    </Flex>
  );
};
