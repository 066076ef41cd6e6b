import { Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';
import type { MessageTemplate } from '../../../../content-types';
import { useGetTemplateQuery, useUpdateTemplateMutation } from '../../api/templates';
import { EditForm } from '../../components/EditForm';
import { FormInput } from '../../components/FormInput';
import { LoadingPage } from '../../components/LoadingPage';
import { PageShell } from '../../components/PageShell';
import { Panel } from '../../components/Panel';
import { TwoColumns } from '../../components/TwoColumns';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { languageName } from '../../utils/locales';
import { toPreviewRequest } from '../Campaigns/model/preview';
import { PreviewPanel } from '../Campaigns/panels/PreviewPanel';
import { BlockLocks } from './BlockLocks';
import { lockedIds, withLocks } from './locks';
import { TemplateActions } from './TemplateActions';
import { toCampaign } from './useStartFrom';

interface TemplateValues {
  name: string;
  /** Ids of the blocks that are locked. */
  locked: string[];
}

const MAX_NAME = 200;

const toValues = ({ name, document }: MessageTemplate): TemplateValues => ({
  name,
  locked: lockedIds(document),
});

const EditTemplate = ({ template }: { template: MessageTemplate }) => {
  const t = useT();
  const can = useCan();
  const { locale: panelLocale } = useIntl();
  const { toggleNotification } = useNotification();
  const [update] = useUpdateTemplateMutation();
  const [isGone, setGone] = useState(false);
  const initialValues = useMemo(() => toValues(template), [template]);
  const isBlock = template.kind === 'block';
  const request = useMemo(() => toPreviewRequest(toCampaign(template)), [template]);
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
      onSubmit={async ({ name, locked }, { resetForm }) => {
        const { kind, locale, subject, preheader, document, translations } = template;
        const saved = await update({
          id: template.id,
          data: {
            kind,
            name: name.trim(),
            locale,
            subject,
            preheader,
            document: withLocks(document, locked),
            translations,
          },
        }).unwrap();
        resetForm(toValues(saved));
        toggleNotification({ type: 'success', message: t('common.saved') });
      }}
    >
      <PageShell
        title={template.name}
        subtitle={`${t(isBlock ? 'templates.one.block' : 'templates.one')} · ${languageName(template.locale, panelLocale)}`}
        back="/templates"
        primaryAction={<TemplateActions template={template} onDeleted={() => setGone(true)} />}
      >
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
      {(template: MessageTemplate) => <EditTemplate key={template.id} template={template} />}
    </LoadingPage>
  );
};
