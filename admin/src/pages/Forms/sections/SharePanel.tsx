import {
  Flex,
  Link,
  LinkButton,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { GetFormResponse } from '../../../../../server/src/forms/contract';
import { useGetFormWordingsQuery } from '../../../api/forms';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { languageName } from '../../../utils/locales';
import { boxOf, type BoxList } from '../model/boxes';
import { embedSnippet, htmlSnippet, iframeSnippet, type SnippetConsent } from '../model/snippets';
import { controllerIn, fillText, valuesFor } from '../model/wording';
import { useController } from '../useController';
import { Snippet } from './Snippet';

type Form = GetFormResponse['data'];

interface SnippetsProps {
  form: Form;
  lists: readonly BoxList[];
  urls: NonNullable<Form['urls']>;
}

const Snippets = ({ form, lists, urls }: SnippetsProps) => {
  const t = useT();
  const can = useCan();
  const { locale: panelLocale } = useIntl();
  const { definition } = form;
  const [chosen, setChosen] = useState(definition.locales[0] ?? 'en');
  const locale = definition.locales.includes(chosen) ? chosen : (definition.locales[0] ?? 'en');
  const ids = useMemo(
    () => [...new Set(definition.consents.map(({ wordingId }) => wordingId))].filter(Boolean),
    [definition.consents]
  );
  const { data: wordings = {} } = useGetFormWordingsQuery(ids, { skip: !can('read-wordings') });
  const controller = useController();
  const consents = definition.consents.map((consent): SnippetConsent => {
    const wording = wordings[consent.wordingId];
    const values = valuesFor(consent, {
      lists,
      controller: controllerIn(wording) || controller,
      locale,
    });
    return {
      key: consent.key,
      text: fillText(wording?.versions[0]?.texts[locale] ?? '', values),
      required: consent.required,
      mode: boxOf(consent, lists).mode ?? 'opt-in',
    };
  });
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Snippet
        label={t('forms.share.hosted')}
        hint={t('forms.share.hosted.hint')}
        code={urls.hosted}
        action={
          form.publishedVersion > 0 ? (
            <LinkButton
              href={urls.hosted}
              isExternal
              variant="tertiary"
              size="S"
              endIcon={<ExternalLink />}
            >
              {t('forms.share.open')}
            </LinkButton>
          ) : undefined
        }
      />
      <Snippet
        label={t('forms.share.embed')}
        hint={t('forms.share.embed.hint')}
        code={embedSnippet(urls.embed, form.slug)}
      />
      <Snippet
        label={t('forms.share.frame')}
        hint={t('forms.share.frame.hint')}
        code={iframeSnippet(urls.hosted, form.name)}
      />
      <Snippet
        label={t('forms.share.html')}
        hint={t('forms.share.html.hint')}
        code={htmlSnippet({
          submitUrl: urls.submit,
          locale,
          definition,
          consents,
          version: form.publishedVersion,
        })}
        action={
          definition.locales.length > 1 ? (
            <SingleSelect
              size="S"
              aria-label={t('forms.share.language')}
              value={locale}
              onChange={(value) => setChosen(String(value))}
            >
              {definition.locales.map((item) => (
                <SingleSelectOption key={item} value={item}>
                  {languageName(item, panelLocale)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          ) : undefined
        }
      />
      <Snippet
        label={t('forms.share.json')}
        hint={t('forms.share.json.hint')}
        code={urls.definition}
      />
    </Flex>
  );
};

/** How the form gets to people: a link, or a few lines on a page of one's own. */
export const SharePanel = ({ form, lists }: { form: Form; lists: readonly BoxList[] }) => {
  const t = useT();
  return (
    <Panel title={t('forms.panel.share')} hint={t('forms.panel.share.hint')}>
      {form.publishedVersion === 0 ? (
        <Notice tone="info">{t('forms.share.unpublished')}</Notice>
      ) : form.hasChanges ? (
        <Notice tone="warning">{t('forms.share.changed')}</Notice>
      ) : null}
      {form.urls ? (
        <Snippets form={form} lists={lists} urls={form.urls} />
      ) : (
        <Notice
          tone="warning"
          action={
            <Link tag={RouterLink} to={pluginPath('/settings')}>
              {t('forms.share.settings')}
            </Link>
          }
        >
          <Typography>{t('forms.share.noUrl')}</Typography>
        </Notice>
      )}
    </Panel>
  );
};
