import { Box, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';
import type { MessageTemplate } from '../../../../content-types';
import type { SaveTemplateRequest } from '../../../../server/src/campaigns/templates/contract';
import { useGetTemplateQuery, useUpdateTemplateMutation } from '../../api/templates';
import { EditForm } from '../../components/EditForm';
import { FormInput } from '../../components/FormInput';
import { LoadingPage } from '../../components/LoadingPage';
import { PageShell } from '../../components/PageShell';
import { Panel } from '../../components/Panel';
import { TwoColumns } from '../../components/TwoColumns';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { readApiError } from '../../utils/api-error';
import { languageTitle } from '../../utils/locales';
import { toPreviewRequest } from '../Campaigns/model/preview';
import { PreviewPanel } from '../Campaigns/panels/PreviewPanel';
import { BlockLocks } from './BlockLocks';
import { lockedIds, withLocks, type TemplateValues } from './locks';
import { TemplateActions } from './TemplateActions';
import { TemplateConflict } from './TemplateConflict';
import { toCampaign } from './useStartFrom';

const MAX_NAME = 200;

const toValues = ({ name, document }: MessageTemplate): TemplateValues => ({
  name,
  locked: lockedIds(document),
});

/** What is sent: a new name and locks, and everything else as it is stored. */
const toRequest = (
  { kind, locale, subject, preheader, document, translations, revision }: MessageTemplate,
  { name, locked }: TemplateValues
): SaveTemplateRequest => ({
  kind,
  name: name.trim(),
  locale,
  subject,
  preheader,
  document: withLocks(document, locked),
  translations,
  revision,
});

interface EditTemplateProps {
  template: MessageTemplate;
  /** What is stored now. */
  refetch: () => Promise<MessageTemplate>;
}

const EditTemplate = ({ template, refetch }: EditTemplateProps) => {
  const t = useT();
  const can = useCan();
  const { locale: panelLocale } = useIntl();
  const { toggleNotification } = useNotification();
  const [update] = useUpdateTemplateMutation();
  const [isGone, setGone] = useState(false);
  /** Somebody else saved meanwhile. */
  const [isTaken, setTaken] = useState(false);
  const errors = useApiErrors();
  const initialValues = useMemo(() => toValues(template), [template]);
  const isBlock = template.kind === 'block';
  const request = useMemo(() => toPreviewRequest(toCampaign(template)), [template]);
  const save = async (over: MessageTemplate, values: TemplateValues): Promise<MessageTemplate> => {
    const saved = await update({ id: over.id, data: toRequest(over, values) }).unwrap();
    setTaken(false);
    toggleNotification({ type: 'success', message: t('common.saved') });
    return saved;
  };
  const attempt = async (act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <EditForm<TemplateValues>
      method="PUT"
      initialValues={initialValues}
      disabled={!can('update-templates')}
      guard={!isGone}
      validate={({ name }): Record<string, string> => {
        if (!name?.trim()) return { name: t('common.required') };
        return name.length > MAX_NAME ? { name: t('templates.name.long') } : {};
      }}
      onSubmit={async (values, { resetForm }) => {
        try {
          resetForm(toValues(await save(template, values)));
        } catch (error) {
          if (readApiError(error).code !== 'template-changed') throw error;
          setTaken(true);
        }
      }}
    >
      <PageShell
        title={template.name}
        subtitle={`${t(isBlock ? 'templates.one.block' : 'templates.one')} · ${languageTitle(template.locale, panelLocale)}`}
        back="/templates"
        primaryAction={<TemplateActions template={template} onDeleted={() => setGone(true)} />}
      >
        {isTaken ? (
          <Box paddingBottom={6}>
            <TemplateConflict
              onSeeTheirs={() => void attempt(async () => setTaken(!(await refetch())))}
              onKeepMine={(mine) => void attempt(async () => save(await refetch(), mine))}
            />
          </Box>
        ) : null}
        <TwoColumns
          main={
            <Panel title={t('templates.preview')}>
              <PreviewPanel request={request} />
            </Panel>
          }
          aside={
            <Flex direction="column" alignItems="stretch" gap={6}>
              <Panel
                title={t('templates.details')}
                hint={t(isBlock ? 'templates.one.hint.block' : 'templates.one.hint')}
              >
                <FormInput type="string" name="name" label={t('templates.name')} required />
              </Panel>
              {isBlock ? null : <BlockLocks document={template.document} />}
            </Flex>
          }
        />
      </PageShell>
    </EditForm>
  );
};

/** A template or a saved block: how it looks, what it is called, and what stays as it is. */
export const TemplatePage = () => {
  const t = useT();
  const id = Number(useParams().id);
  const query = useGetTemplateQuery(id);
  return (
    <LoadingPage
      query={{ ...query, data: query.currentData }}
      title={t('templates.one')}
      back="/templates"
    >
      {(template: MessageTemplate) => (
        <EditTemplate
          key={template.id}
          template={template}
          refetch={() => query.refetch().unwrap()}
        />
      )}
    </LoadingPage>
  );
};
