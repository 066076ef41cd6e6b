import { Button, Flex, LinkButton } from '@strapi/design-system';
import { Pencil, Trash } from '@strapi/icons';
import { useForm, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { Link, useNavigate } from 'react-router-dom';
import type { MessageTemplate } from '../../../../content-types';
import { useDeleteTemplateMutation } from '../../api/templates';
import { CountedConfirm } from '../../components/CountedConfirm';
import { SaveButton } from '../../components/EditForm';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { useStartFrom } from './useStartFrom';

interface TemplateActionsProps {
  template: MessageTemplate;
  /** Called once it is deleted, before the page is left. */
  onDeleted: () => void;
}

/** What is done with a template as a whole. */
export const TemplateActions = ({ template, onDeleted }: TemplateActionsProps) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [remove] = useDeleteTemplateMutation();
  const [isDeleting, setDeleting] = useState(false);
  const isModified = useForm('TemplateActions', (state) => state.modified);
  const { start, isLoading } = useStartFrom();

  const erase = async () => {
    try {
      await remove(template.id).unwrap();
      // Leaving asks about changes, and these are gone with the template.
      flushSync(() => {
        onDeleted();
        setDeleting(false);
      });
      toggleNotification({ type: 'success', message: t('templates.removed') });
      navigate(pluginPath('/templates'), { replace: true });
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <Flex gap={2} wrap="wrap">
      {can('update-templates') ? (
        <Button
          type="button"
          variant="danger-light"
          startIcon={<Trash />}
          onClick={() => setDeleting(true)}
        >
          {t('common.action.delete')}
        </Button>
      ) : null}
      {template.kind === 'message' && can('create-campaigns') ? (
        // A campaign begins with what is stored: changes are saved first.
        <Button
          type="button"
          variant="secondary"
          disabled={isLoading || isModified}
          onClick={() => void start(template)}
        >
          {t('templates.use')}
        </Button>
      ) : null}
      {can('update-templates') ? (
        <>
          <LinkButton
            tag={Link}
            variant="secondary"
            startIcon={<Pencil />}
            to={pluginPath(`/templates/${template.id}/content`)}
          >
            {t('templates.content')}
          </LinkButton>
          <SaveButton />
        </>
      ) : null}
      <CountedConfirm
        isOpen={isDeleting}
        onClose={() => setDeleting(false)}
        title={t('templates.remove.title', { name: template.name })}
        onConfirm={erase}
      >
        {t('templates.remove.text')}
      </CountedConfirm>
    </Flex>
  );
};
