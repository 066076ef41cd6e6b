import { Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Panel } from '../../../../components/Panel';
import { useT } from '../../../../hooks/useT';
import { CONTENT_LOCALES, languageName } from '../../../../utils/locales';
import { ArchiveForm } from '../../archive/ArchiveForm';
import { inlineText } from '../../model/words';
import { useActions, useComposer } from '../context';
import { LanguageTabs } from '../LanguageTabs';
import { EnvelopeFields } from './EnvelopeFields';

/** From whom, and what the inbox shows before it is opened, in every language. */
export const SenderStep = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const { draft, locale } = useComposer();
  const { edit, setLocale } = useActions();
  const free = [...new Set<string>([...CONTENT_LOCALES, draft.locale])].filter(
    (item) => item === draft.locale || !(item in draft.translations)
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Panel title={t('composer.step.sender')}>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Field.Root hint={t('composer.locale.hint')}>
            <Field.Label>{t('composer.locale')}</Field.Label>
            <SingleSelect
              value={draft.locale}
              disabled={disabled}
              onChange={(value) => {
                const next = String(value);
                edit((current) => ({ ...current, locale: next }));
                if (locale === draft.locale) setLocale(next);
              }}
            >
              {free.map((item) => (
                <SingleSelectOption key={item} value={item}>
                  {languageName(item, panelLocale)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
            <Field.Hint />
          </Field.Root>
          <LanguageTabs disabled={disabled} />
          <EnvelopeFields disabled={disabled} />
        </Flex>
      </Panel>
      <Panel title={t('archive.campaign')} hint={t('archive.campaign.hint')}>
        <ArchiveForm
          value={draft.archive ?? null}
          onChange={(archive) => edit((current) => ({ ...current, archive }), 'archive')}
          subject={inlineText(draft.subject) || draft.name}
          preheader={draft.preheader}
          disabled={disabled}
        />
      </Panel>
    </Flex>
  );
};
