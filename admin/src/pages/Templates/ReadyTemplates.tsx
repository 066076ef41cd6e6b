import { Button } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import type { ReadyTemplate } from '../../../../server/src/campaigns/templates/contract';
import { useCreateTemplateMutation, useListReadyTemplatesQuery } from '../../api/templates';
import { Panel } from '../../components/Panel';
import { QueryGate } from '../../components/QueryGate';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { Cards, TemplateCard } from './TemplateCard';
import { useStartFrom } from './useStartFrom';

/** Templates that everybody has: to begin a campaign with, or a template of one's own. */
export const ReadyTemplates = () => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const { locale } = useIntl();
  const query = useListReadyTemplatesQuery(locale);
  const { start, isLoading } = useStartFrom();
  const [create, { isLoading: isCopying }] = useCreateTemplateMutation();

  const adapt = async ({ key: _, description: __, ...message }: ReadyTemplate) => {
    try {
      const template = await create({ ...message, kind: 'message', translations: {} }).unwrap();
      navigate(pluginPath(`/templates/${template.id}`));
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <Panel title={t('templates.ready.title')} hint={t('templates.ready.hint')}>
      <QueryGate query={query} lines={6}>
        {(templates) => (
          <Cards>
            {templates.map((template) => (
              <TemplateCard
                key={template.key}
                message={template}
                description={template.description}
                actions={
                  <>
                    {can('create-campaigns') ? (
                      <Button
                        size="S"
                        variant="secondary"
                        disabled={isLoading}
                        aria-label={t('templates.use.of', { name: template.name })}
                        onClick={() => void start(template)}
                      >
                        {t('templates.use')}
                      </Button>
                    ) : null}
                    {can('update-templates') ? (
                      <Button
                        size="S"
                        variant="tertiary"
                        disabled={isCopying}
                        aria-label={t('templates.adapt.of', { name: template.name })}
                        onClick={() => void adapt(template)}
                      >
                        {t('templates.adapt')}
                      </Button>
                    ) : null}
                  </>
                }
              />
            ))}
          </Cards>
        )}
      </QueryGate>
    </Panel>
  );
};
