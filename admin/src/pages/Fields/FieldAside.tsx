import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Archive, ArrowClockwise, Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import type { FieldDetail } from '../../../../server/src/audience/contract';
import { useArchiveFieldMutation, useDeleteFieldMutation } from '../../api/fields';
import { CountedConfirm } from '../../components/CountedConfirm';
import { Panel } from '../../components/Panel';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { pickText } from '../../utils/locales';

interface UsersProps {
  items: { id: number; name: string }[];
  path: string;
  mayOpen: boolean;
}

const Users = ({ items, path, mayOpen }: UsersProps) => (
  <Flex tag="ul" direction="column" alignItems="flex-start" gap={2}>
    {items.map(({ id, name }) => (
      <li key={id}>
        {mayOpen ? (
          <Link tag={RouterLink} to={pluginPath(`${path}/${id}`)}>
            {name}
          </Link>
        ) : (
          <Typography>{name}</Typography>
        )}
      </li>
    ))}
  </Flex>
);

const Usage = ({ field: { usage } }: { field: FieldDetail }) => {
  const t = useT();
  const can = useCan();
  const { formatNumber } = useIntl();
  const isAsked = usage.forms.length > 0 || usage.promotions.length > 0;
  return (
    <>
      <Panel title={t('fields.panel.people')}>
        <Typography variant="beta">{formatNumber(usage.people)}</Typography>
        <Typography textColor="neutral600">{t('fields.people.hint')}</Typography>
      </Panel>
      <Panel title={t('fields.panel.used')}>
        {isAsked ? null : <Typography textColor="neutral600">{t('fields.used.none')}</Typography>}
        <Users items={usage.forms} path="/forms" mayOpen={can('read-forms')} />
        <Users items={usage.promotions} path="/promotions" mayOpen={can('read-promotions')} />
      </Panel>
    </>
  );
};

const Retire = ({ field }: { field: FieldDetail }) => {
  const t = useT();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const { locale } = useIntl();
  const { toggleNotification } = useNotification();
  const [asking, setAsking] = useState<'archive' | 'delete' | null>(null);
  const [archive, { isLoading }] = useArchiveFieldMutation();
  const [remove] = useDeleteFieldMutation();
  const { people, forms, promotions } = field.usage;
  const users = forms.length + promotions.length;
  const isUsed = people > 0 || users > 0;
  const name = pickText(field.label, locale);

  const setArchived = async (isArchived: boolean) => {
    try {
      await archive({ id: field.id, isArchived }).unwrap();
      toggleNotification({
        type: 'success',
        message: t(isArchived ? 'fields.archive.done' : 'fields.restore.done'),
      });
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <Panel title={t('fields.panel.retire')}>
      <Typography textColor="neutral600">{t('fields.archive.hint')}</Typography>
      {field.isArchived ? (
        <Button
          type="button"
          variant="secondary"
          startIcon={<ArrowClockwise />}
          loading={isLoading}
          onClick={() => void setArchived(false)}
        >
          {t('fields.restore')}
        </Button>
      ) : (
        <Button
          type="button"
          variant="secondary"
          startIcon={<Archive />}
          onClick={() => setAsking('archive')}
        >
          {t('fields.archive')}
        </Button>
      )}
      <Typography textColor="neutral600">
        {isUsed ? t('fields.delete.refused', { people, users }) : t('fields.delete.hint')}
      </Typography>
      <Button
        type="button"
        variant="danger-light"
        startIcon={<Trash />}
        disabled={isUsed}
        onClick={() => setAsking('delete')}
      >
        {t('fields.delete')}
      </Button>
      <CountedConfirm
        isOpen={asking === 'archive'}
        onClose={() => setAsking(null)}
        title={t('fields.archive')}
        variant="default"
        onConfirm={() => setArchived(true)}
      >
        {t('fields.archive.confirm', { name, people, users })}
      </CountedConfirm>
      <CountedConfirm
        isOpen={asking === 'delete'}
        onClose={() => setAsking(null)}
        title={t('fields.delete')}
        onConfirm={async () => {
          try {
            await remove(field.id).unwrap();
            toggleNotification({ type: 'success', message: t('common.deleted') });
            navigate(pluginPath('/settings/fields'));
          } catch (error) {
            errors.notify(error);
          }
        }}
      >
        {t('fields.delete.confirm', { name })}
      </CountedConfirm>
    </Panel>
  );
};

/** What hangs on a field: people, forms, and whether it can go. */
export const FieldAside = ({ field }: { field: FieldDetail }) => {
  const can = useCan();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Usage field={field} />
      {can('update-fields') ? <Retire field={field} /> : null}
    </Flex>
  );
};
