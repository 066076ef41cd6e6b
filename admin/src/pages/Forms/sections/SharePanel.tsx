import {
  Flex,
  Link,
  LinkButton,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { GetFormResponse } from '../../../../../server/src/forms/contract';
import { useGetFormVersionQuery } from '../../../api/forms';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { languageTitle } from '../../../utils/locales';
import {
  astroSnippet,
  frameSnippet,
  policySnippet,
  reactSnippet,
  vueSnippet,
  type SiteForm,
} from '../model/site-snippets';
import { embedSnippet, htmlSnippet } from '../model/snippets';
import { SeenPages } from './SeenPages';
import { Snippet } from './Snippet';

type Form = GetFormResponse['data'];

const SITES = {
  html: ({ embedUrl, slug }: SiteForm) => embedSnippet(embedUrl, slug),
  react: reactSnippet,
  vue: vueSnippet,
  astro: astroSnippet,
};
type SiteKind = keyof typeof SITES;
const SITE_KINDS = Object.keys(SITES) as SiteKind[];

interface SnippetsProps {
  form: Form;
  urls: NonNullable<Form['urls']>;
}

const Snippets = ({ form, urls }: SnippetsProps) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const { data: live } = useGetFormVersionQuery(
    { id: form.id, version: form.publishedVersion },
    { skip: form.publishedVersion === 0 }
  );
  const locales = live?.definition.locales ?? form.definition.locales;
  const [chosen, setChosen] = useState(locales[0] ?? 'en');
  const locale = locales.includes(chosen) ? chosen : (locales[0] ?? 'en');
  const [kind, setKind] = useState<SiteKind>('html');
  const site: SiteForm = {
    slug: form.slug,
    embedUrl: urls.embed,
    hostedUrl: urls.hosted,
    locale,
    title: live?.definition.texts.title?.[locale] || form.name,
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {form.publishedVersion > 0 ? <SeenPages id={form.id} /> : null}
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
        code={SITES[kind](site)}
        action={
          <SingleSelect
            size="S"
            aria-label={t('forms.share.site')}
            value={kind}
            onChange={(value) => setKind(SITE_KINDS.find((name) => name === value) ?? 'html')}
          >
            {SITE_KINDS.map((name) => (
              <SingleSelectOption key={name} value={name}>
                {t(`forms.share.site.${name}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        }
      />
      <Snippet
        label={t('forms.share.policy')}
        hint={t('forms.share.policy.hint')}
        code={policySnippet(site)}
      />
      <Snippet
        label={t('forms.share.frame')}
        hint={t('forms.share.frame.hint')}
        code={frameSnippet(site)}
      />
      {live ? (
        <Snippet
          label={t('forms.share.html')}
          hint={t('forms.share.html.hint')}
          code={htmlSnippet({
            submitUrl: urls.submit,
            locale,
            published: live.definition,
            version: form.publishedVersion,
          })}
          action={
            locales.length > 1 ? (
              <SingleSelect
                size="S"
                aria-label={t('forms.share.language')}
                value={locale}
                onChange={(value) => setChosen(String(value))}
              >
                {locales.map((item) => (
                  <SingleSelectOption key={item} value={item}>
                    {languageTitle(item, panelLocale)}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            ) : undefined
          }
        />
      ) : null}
      <Snippet
        label={t('forms.share.json')}
        hint={t('forms.share.json.hint')}
        code={urls.definition}
      />
    </Flex>
  );
};

const PERSONAL_WAYS = ['after', 'letter'] as const;

/** A questionnaire has no address of its own: each person gets theirs. */
const PersonalWays = () => {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography>{t('forms.share.personal')}</Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {PERSONAL_WAYS.map((way) => (
          <li key={way}>
            <Typography tag="p" fontWeight="semiBold">
              {t(`forms.share.personal.${way}`)}
            </Typography>
            <Typography tag="p" textColor="neutral600">
              {t(`forms.share.personal.${way}.hint`)}
            </Typography>
          </li>
        ))}
      </Flex>
    </Flex>
  );
};

/** How the form gets to people: a link, or a few lines on a page of one's own. */
export const SharePanel = ({ form }: { form: Form }) => {
  const t = useT();
  const isPersonal = form.definition.kind === 'questionnaire';
  return (
    <Panel hint={isPersonal ? undefined : t('forms.panel.share.hint')}>
      {form.publishedVersion === 0 ? (
        <Notice tone="info">{t('forms.share.unpublished')}</Notice>
      ) : form.hasChanges ? (
        <Notice tone="warning">{t('forms.share.changed')}</Notice>
      ) : null}
      {isPersonal ? (
        <PersonalWays />
      ) : form.urls ? (
        <Snippets form={form} urls={form.urls} />
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
