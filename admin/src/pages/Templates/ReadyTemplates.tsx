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

/** Templates that everybody has and nobody changes, to begin a campaign or one's own template with. */
export const ReadyTemplates = () => {
  const t = useT();
  const can = useCan();
  const { locale } = useIntl();
  const query = useListReadyTemplatesQuery(locale);
  const { start, isLoading } = useStartFrom();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const [create, creation] = useCreateTemplateMutation();
  const copy = async ({ name, locale: own, subject, preheader, document }: ReadyTemplate) => {
    try {
      const { id } = await create({
        kind: 'message',
        name,
        locale: own,
        subject,
        preheader,
        document,
        translations: {},
      }).unwrap();
      navigate(pluginPath(`/templates/${id}/content`));
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
                        disabled={creation.isLoading}
                        aria-label={t('templates.copy.of', { name: template.name })}
                        onClick={() => void copy(template)}
                      >
                        {t('templates.copy')}
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
