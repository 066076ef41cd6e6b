import { Box, Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Pagination, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { MessageTemplate, TemplateKind } from '../../../../content-types';
import { useDeleteTemplateMutation, useListTemplatesQuery } from '../../api/templates';
import { CountedConfirm } from '../../components/CountedConfirm';
import { LoadFailure } from '../../components/LoadFailure';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useListQuery } from '../../hooks/useListQuery';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { Cards, TemplateCard } from './TemplateCard';
import { useStartFrom } from './useStartFrom';

const NO_FILTERS: readonly never[] = [];

/** Templates and saved blocks that people here made. */
export const OwnTemplates = ({ kind }: { kind: TemplateKind }) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const dates = useFormatDate();
  const { toggleNotification } = useNotification();
  const { request, isNarrowed } = useListQuery(NO_FILTERS, { sort: 'name:asc' });
  const { data, error, refetch } = useListTemplatesQuery({ ...request, kind });
  const [remove] = useDeleteTemplateMutation();
  const [doomed, setDoomed] = useState<MessageTemplate | null>(null);
  const { start, isLoading } = useStartFrom();
  if (error) return <LoadFailure error={error} retry={refetch} />;
  if (!data) return null;
  if (data.results.length === 0)
    return (
      <Typography textColor="neutral600">
        {isNarrowed ? t('common.noMatch') : t(`templates.empty.${kind}`)}
      </Typography>
    );
  const confirm = async () => {
    if (!doomed) return;
    try {
      await remove(doomed.id).unwrap();
      toggleNotification({ type: 'success', message: t('templates.removed') });
    } catch (reason) {
      errors.notify(reason);
    }
    setDoomed(null);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Cards>
        {data.results.map((template) => (
          <TemplateCard
            key={template.id}
            message={template}
            description={t('templates.changed', {
              date: dates.dateTime(Date.parse(template.updatedAt)),
            })}
            actions={
              <>
                {kind === 'message' && can('create-campaigns') ? (
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
                  <>
                    <LinkButton
                      tag={Link}
                      size="S"
                      variant="tertiary"
                      to={pluginPath(`/templates/${template.id}`)}
                      aria-label={t('templates.edit.of', { name: template.name })}
                    >
                      {t('common.action.edit')}
                    </LinkButton>
                    <Button
                      size="S"
                      variant="danger-light"
                      aria-label={t('templates.remove.of', { name: template.name })}
                      onClick={() => setDoomed(template)}
                    >
                      {t('common.action.delete')}
                    </Button>
                  </>
                ) : null}
              </>
            }
          />
        ))}
      </Cards>
      <Box>
        <Pagination.Root {...data.pagination}>
          <Pagination.PageSize />
          <Pagination.Links />
        </Pagination.Root>
      </Box>
      <CountedConfirm
        isOpen={doomed !== null}
        onClose={() => setDoomed(null)}
        title={t('templates.remove.title', { name: doomed?.name ?? '' })}
        onConfirm={confirm}
      >
        {t('templates.remove.text')}
      </CountedConfirm>
    </Flex>
  );
};
