import { Flex, IconButton, Menu, Typography } from '@strapi/design-system';
import { BulletList, Duplicate, Lock, More, Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router-dom';
import type { FormUsage, GetFormResponse } from '../../../../../server/src/forms/contract';
import {
  useDeleteFormMutation,
  useDuplicateFormMutation,
  useGetFormUsageQuery,
} from '../../../api/forms';
import { CountedConfirm } from '../../../components/CountedConfirm';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { useDesigner } from './context';

/** Where the form is in use: pages, questionnaire links, entries, people. */
const Usage = ({ usage }: { usage: FormUsage }) => {
  const t = useT();
  const places = [
    ...usage.pages.map(({ page }) => page),
    ...usage.forms.map(({ name }) => t('forms.usage.form', { name })),
    ...usage.entries.map(({ label }) => t('forms.usage.entry', { label })),
  ];
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography>
        {usage.submissions > 0
          ? t('forms.delete.used', { count: usage.submissions })
          : t('forms.delete.text')}
      </Typography>
      {places.length > 0 ? (
        <>
          <Typography fontWeight="bold">{t('forms.usage')}</Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
            {places.slice(0, 20).map((place) => (
              <Typography key={place} tag="li">
                {place}
              </Typography>
            ))}
          </Flex>
        </>
      ) : null}
    </Flex>
  );
};

interface FormMenuProps {
  form: GetFormResponse['data'];
  flush: () => Promise<boolean>;
  onDeleted: () => void;
}

/** What is done with a form as a whole and not every day. */
export const FormMenu = ({ form, flush, onDeleted }: FormMenuProps) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const { draft, edit, disabled } = useDesigner();
  const [isDeleting, setDeleting] = useState(false);
  const [duplicate] = useDuplicateFormMutation();
  const [remove] = useDeleteFormMutation();
  const { data: usage } = useGetFormUsageQuery(form.id, { skip: !isDeleting });

  const copy = async () => {
    try {
      if (!(await flush())) return;
      const created = await duplicate(form.id).unwrap();
      toggleNotification({
        type: 'success',
        message: t('forms.duplicated', { name: created.name }),
      });
      navigate(pluginPath(`/forms/${created.id}`));
    } catch (error) {
      errors.notify(error);
    }
  };
  const erase = async () => {
    try {
      await remove(form.id).unwrap();
      // Leaving asks about changes, and these are gone with the form.
      flushSync(() => {
        onDeleted();
        setDeleting(false);
      });
      toggleNotification({ type: 'success', message: t('forms.deleted', { name: form.name }) });
      navigate(pluginPath('/forms'), { replace: true });
    } catch (error) {
      setDeleting(false);
      errors.notify(error);
    }
  };
  return (
    <>
      <Menu.Root>
        <Menu.Trigger tag={IconButton} icon={<More />} label={t('forms.menu')} variant="tertiary" />
        <Menu.Content popoverPlacement="bottom-end">
          {form.definition.kind === 'questionnaire' && can('read-responses') ? (
            <Menu.Item
              startIcon={<BulletList />}
              onSelect={() => navigate(pluginPath(`/forms/${form.id}/results`))}
            >
              {t('questionnaires.results.open')}
            </Menu.Item>
          ) : null}
          {can('create-forms') ? (
            <Menu.Item startIcon={<Duplicate />} onSelect={() => void copy()}>
              {t('forms.duplicate')}
            </Menu.Item>
          ) : null}
          {disabled ? null : (
            <Menu.Item
              startIcon={<Lock />}
              onSelect={() => edit((current) => ({ ...current, isOpen: !current.isOpen }))}
            >
              {t(draft.isOpen ? 'forms.close' : 'forms.open')}
            </Menu.Item>
          )}
          {can('delete-forms') ? (
            <Menu.Item variant="danger" startIcon={<Trash />} onSelect={() => setDeleting(true)}>
              {t('forms.delete')}
            </Menu.Item>
          ) : null}
        </Menu.Content>
      </Menu.Root>
      <CountedConfirm
        isOpen={isDeleting}
        onClose={() => setDeleting(false)}
        title={t('forms.delete.title', { name: form.name })}
        onConfirm={erase}
      >
        {usage ? <Usage usage={usage} /> : '…'}
      </CountedConfirm>
    </>
  );
};
