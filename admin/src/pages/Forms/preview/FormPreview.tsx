import { Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { SaveFormRequest } from '../../../../../server/src/forms/contract';
import { Panel } from '../../../components/Panel';
import { useT } from '../../../hooks/useT';
import { languageName } from '../../../utils/locales';
import type { FormChoices } from '../useFormChoices';
import { LocaleTabs } from './LocaleTabs';
import { VisitorForm } from './VisitorForm';

/** The draft as visitors will see it once it is published, in each of its languages. */
export const FormPreview = ({ choices }: { choices: FormChoices }) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  // The form around this preview is an `EditForm<SaveFormRequest>`.
  const { definition, isOpen } = useForm('FormPreview', (state) => state.values) as SaveFormRequest;
  const [chosen, setChosen] = useState<string | null>(null);
  const { locales } = definition;
  const locale = locales.find((item) => item === chosen) ?? locales[0] ?? 'en';
  return (
    <Panel
      title={t('forms.preview.title')}
      hint={t('forms.preview.hint')}
      action={
        locales.length > 1 ? (
          <LocaleTabs
            label={t('forms.preview.language')}
            value={locale}
            options={locales.map((item) => ({
              value: item,
              label: languageName(item, panelLocale),
            }))}
            onChange={setChosen}
          />
        ) : undefined
      }
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        {isOpen ? null : (
          <Typography textColor="warning600">{t('forms.preview.closed')}</Typography>
        )}
        <VisitorForm key={locale} definition={definition} locale={locale} choices={choices} />
      </Flex>
    </Panel>
  );
};
