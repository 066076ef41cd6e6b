import { Button } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useListReadyTemplatesQuery } from '../../api/templates';
import { Panel } from '../../components/Panel';
import { QueryGate } from '../../components/QueryGate';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { Cards, TemplateCard } from './TemplateCard';
import { useStartFrom } from './useStartFrom';

/** Templates that everybody has, to begin a campaign with. */
export const ReadyTemplates = () => {
  const t = useT();
  const can = useCan();
  const { locale } = useIntl();
  const query = useListReadyTemplatesQuery(locale);
  const { start, isLoading } = useStartFrom();
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
                  can('create-campaigns') ? (
                    <Button
                      size="S"
                      variant="secondary"
                      disabled={isLoading}
                      aria-label={t('templates.use.of', { name: template.name })}
                      onClick={() => void start(template)}
                    >
                      {t('templates.use')}
                    </Button>
                  ) : null
                }
              />
            ))}
          </Cards>
        )}
      </QueryGate>
    </Panel>
  );
};
