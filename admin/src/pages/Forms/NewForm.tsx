import { Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { Page, useNotification } from '@strapi/strapi/admin';
import { useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import { ChoiceCard, ChoiceCards } from '../../components/ChoiceCards';
import { useCreateFormMutation } from '../../api/forms';
import { LoadingPage } from '../../components/LoadingPage';
import { PageShell } from '../../components/PageShell';
import { Panel } from '../../components/Panel';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useT } from '../../hooks/useT';
import { permission } from '../../permissions';
import { pluginPath } from '../../pluginId';
import { CONTENT_LOCALES } from '../../utils/locales';
import { slugify } from '../../utils/text';
import { freeKey } from './model/ids';
import { buildTemplate, TEMPLATES, type Template } from './templates';
import { groundFor } from './templates/ground';
import { Thumbnail } from './Thumbnail';
import { useFormChoices, type FormChoices } from './useFormChoices';

const Creator = ({ choices }: { choices: FormChoices }) => {
  const t = useT();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const { locale: panelLocale } = useIntl();
  const { toggleNotification } = useNotification();
  const [create, { isLoading }] = useCreateFormMutation();
  const [template, setTemplate] = useState<Template>('newsletter');
  const [name, setName] = useState('');
  const [error, setError] = useState<string | undefined>();
  const locale = CONTENT_LOCALES.find((item) => item === panelLocale) ?? CONTENT_LOCALES[0];
  const build = (chosen: Template) => buildTemplate(chosen, groundFor(chosen, choices, [locale]));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    if (!given) {
      setError(t('common.required'));
      return;
    }
    try {
      const form = await create({
        name: given,
        slug: freeKey(slugify(given), choices.slugs, '-', 'form'),
        isOpen: true,
        definition: build(template),
      }).unwrap();
      toggleNotification({ type: 'success', message: t('forms.created') });
      navigate(pluginPath(`/forms/${form.id}`), { replace: true });
    } catch (reason) {
      setError(errors.message(reason));
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <PageShell
        title={t('forms.new')}
        subtitle={t('forms.new.subtitle')}
        back="/forms"
        primaryAction={
          <Button type="submit" loading={isLoading}>
            {t('forms.new.create')}
          </Button>
        }
      >
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Panel>
            <Field.Root required error={error} hint={t('forms.field.name.hint')}>
              <Field.Label>{t('forms.field.name')}</Field.Label>
              <TextInput
                value={name}
                maxLength={120}
                onChange={(event) => {
                  setName(event.currentTarget.value);
                  setError(undefined);
                }}
              />
              <Field.Error />
              <Field.Hint />
            </Field.Root>
          </Panel>
          <Panel title={t('forms.new.templates')} hint={t('forms.new.templates.hint')}>
            <ChoiceCards $width="24rem" role="radiogroup" aria-label={t('forms.new.templates')}>
              {TEMPLATES.map((item) => (
                <ChoiceCard key={item}>
                  <input
                    type="radio"
                    name="template"
                    value={item}
                    checked={item === template}
                    onChange={() => setTemplate(item)}
                  />
                  <Thumbnail definition={build(item)} choices={choices} locale={locale} />
                  <Typography fontWeight="bold">{t(`forms.template.${item}`)}</Typography>
                  <Typography variant="pi" textColor="neutral600">
                    {t(`forms.template.${item}.hint`)}
                  </Typography>
                </ChoiceCard>
              ))}
            </ChoiceCards>
          </Panel>
        </Flex>
      </PageShell>
    </form>
  );
};

/** A new form: what it is for, and how the team calls it. */
export const NewForm = () => {
  const t = useT();
  const query = useFormChoices();
  return (
    <Page.Protect permissions={[permission('create-forms')]}>
      <LoadingPage query={query} title={t('forms.new')} back="/forms">
        {(choices) => <Creator choices={choices} />}
      </LoadingPage>
    </Page.Protect>
  );
};
