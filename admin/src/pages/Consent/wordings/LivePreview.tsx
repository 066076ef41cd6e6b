import { Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { LocalizedText } from '../../../../../content-types';
import type { SaveWordingRequest } from '../../../../../server/src/consent/contract';
import { useGetSettingsQuery } from '../../../api/settings';
import { Panel } from '../../../components/Panel';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { trimLocalized } from '../../../utils/text';
import { languageTitle } from '../../../utils/locales';
import { LocaleTabs } from '../../../components/LocaleTabs';
import { ConsentBox } from './ConsentBox';
import { fillWording } from './variables';

/** The draft as it stands in the editor, without the spaces that saving takes away. */
export const useDraft = (): LocalizedText => {
  const values = useForm('useDraft', (state) => state.values) as SaveWordingRequest;
  return trimLocalized(values.draft ?? {});
};

/** What is being written, as a form shows it, letter by letter; names that no form gives are examples. */
export const LivePreview = () => {
  const t = useT();
  const can = useCan();
  const { locale: panelLocale } = useIntl();
  const { data } = useGetSettingsQuery(undefined, { skip: !can('read-settings') });
  const draft = useDraft();
  const locales = Object.keys(draft);
  const [chosen, setChosen] = useState('en');
  const locale = locales.includes(chosen) ? chosen : locales[0];
  const text = locale ? (draft[locale] ?? '') : '';
  return (
    <Panel title={t('consent.preview')} hint={t('consent.preview.hint')}>
      {text === '' ? (
        <Typography textColor="neutral600">{t('consent.preview.empty')}</Typography>
      ) : (
        <Flex direction="column" alignItems="stretch" gap={3}>
          {locales.length > 1 ? (
            <LocaleTabs
              label={t('consent.preview.language')}
              value={locale}
              options={locales.map((value) => ({
                value,
                label: languageTitle(value, panelLocale),
              }))}
              onChange={setChosen}
            />
          ) : null}
          <ConsentBox
            locale={locale}
            text={fillWording(text, {
              controller: data?.settings.controller.name || t('consent.preview.controller'),
              list: t('consent.preview.list'),
              partner: t('consent.preview.partner'),
            })}
          />
        </Flex>
      )}
    </Panel>
  );
};
