import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { LocalizedText } from '../../../../../content-types';
import type { GetWordingResponse } from '../../../../../server/src/consent/contract';
import { Chip } from '../../../components/Chip';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { languageTitle } from '../../../utils/locales';
import { ConsentBox } from './ConsentBox';
import { useDraft } from './LivePreview';
import { fillTexts, unfilledVariables } from './variables';

type Wording = GetWordingResponse['data'];
type ShowingForm = Wording['forms'][number];

const Languages = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr));
  gap: ${({ theme }) => theme.spaces[3]};
`;

const Texts = ({ heading, texts }: { heading: string; texts: LocalizedText }) => {
  const { locale: panelLocale } = useIntl();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="pi" fontWeight="bold">
        {heading}
      </Typography>
      <Languages>
        {Object.entries(texts).map(([locale, text]) => (
          <Box key={locale}>
            <Typography variant="sigma" textColor="neutral600">
              {languageTitle(locale, panelLocale)}
            </Typography>
            <ConsentBox locale={locale} text={text ?? ''} />
          </Box>
        ))}
      </Languages>
    </Flex>
  );
};

const InForm = ({ form, publishedVersion }: { form: ShowingForm; publishedVersion: number }) => {
  const t = useT();
  const can = useCan();
  const draft = useDraft();
  // Only languages that the form speaks, and of these what would read otherwise than now.
  const coming = Object.fromEntries(
    Object.entries(fillTexts(draft, form.values, {})).filter(
      ([locale, text]) => locale in form.values && text !== form.texts[locale]
    )
  );
  const unfilled = unfilledVariables(draft, form.values);
  return (
    <Box
      tag="li"
      padding={4}
      hasRadius
      borderColor="neutral150"
      borderStyle="solid"
      borderWidth="1px"
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="space-between" gap={2} wrap="wrap">
          {can('read-forms') ? (
            <Link tag={RouterLink} to={pluginPath(`/forms/${form.id}`)}>
              {form.name}
            </Link>
          ) : (
            <Typography fontWeight="bold">{form.name}</Typography>
          )}
          <Chip variant={form.version === null ? 'secondary' : 'success'}>
            {form.version === null
              ? t('consent.forms.draft')
              : t('consent.version', { version: form.version })}
          </Chip>
        </Flex>
        {form.version !== null && form.version < publishedVersion ? (
          <Typography variant="pi">
            {t('consent.forms.behind', { version: publishedVersion })}
          </Typography>
        ) : null}
        {Object.keys(form.texts).length > 0 ? (
          <Texts
            heading={t(form.version === null ? 'consent.forms.will' : 'consent.forms.now')}
            texts={form.texts}
          />
        ) : null}
        {Object.keys(coming).length > 0 ? (
          <Texts heading={t('consent.forms.with')} texts={coming} />
        ) : null}
        {unfilled.length > 0 ? (
          <Notice tone="warning">
            {t('consent.forms.unfilled', {
              names: unfilled.map((name) => `{${name}}`).join(', '),
            })}
          </Notice>
        ) : null}
      </Flex>
    </Box>
  );
};

/** Every form that shows this wording: what visitors read there now, and with the draft. */
export const FormsPanel = ({ wording }: { wording: Wording }) => {
  const t = useT();
  return (
    <Panel title={t('consent.forms')}>
      {wording.forms.length === 0 ? (
        <Typography textColor="neutral600">{t('consent.forms.none')}</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {wording.forms.map((form, index) => (
            <InForm key={index} form={form} publishedVersion={wording.publishedVersion} />
          ))}
        </Flex>
      )}
    </Panel>
  );
};
