import { useState } from 'react';
import type { FormDefinition } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { boxOf, joinsAtOnce } from '../model/boxes';
import { defaultText } from '../model/defaults';
import { DEFAULT_ACCENT, isAccent } from '../model/values';
import type { FormChoices } from '../useFormChoices';
import { ConsentText } from './ConsentText';
import { inkOn } from './ink';
import { Page } from './page-look';

interface VisitorFormProps {
  definition: FormDefinition;
  locale: string;
  choices: FormChoices;
}

/** The form on paper: people can try it, and nothing is sent. */
export const VisitorForm = ({ definition, locale, choices }: VisitorFormProps) => {
  const t = useT();
  const [isSent, setSent] = useState(false);
  const { texts, fields, consents, theme } = definition;
  const accent = isAccent(theme.accent) ? theme.accent : DEFAULT_ACCENT;
  const success = joinsAtOnce(consents, choices.lists)
    ? 'forms.default.success.single'
    : 'forms.default.success';
  return (
    <Page lang={locale} $accent={accent} $ink={inkOn(accent)} data-preview>
      <h3>{texts.title[locale] || defaultText('forms.default.title', locale)}</h3>
      {isSent ? (
        <>
          <p role="status">{texts.success[locale] || defaultText(success, locale)}</p>
          <button type="button" className="quiet" lang="" onClick={() => setSent(false)}>
            {t('forms.preview.again')}
          </button>
        </>
      ) : (
        <>
          {texts.intro[locale] ? <p className="soft">{texts.intro[locale]}</p> : null}
          {fields.map(({ key, label, required }) => (
            <label key={key} className="field">
              <span>
                {label[locale] || key}
                {required ? null : (
                  <span className="soft"> ({defaultText('forms.default.optional', locale)})</span>
                )}
              </span>
              <input type={key === 'email' ? 'email' : 'text'} autoComplete="off" />
            </label>
          ))}
          {consents.map((consent, index) => {
            const { mode } = boxOf(consent, choices.lists);
            return (
              // A box of another kind starts afresh.
              <label key={`${index}-${mode}`} className="consent">
                <input type="checkbox" defaultChecked={mode === 'pre-ticked'} />
                <ConsentText consent={consent} lists={choices.lists} locale={locale} />
              </label>
            );
          })}
          <button type="button" className="submit" onClick={() => setSent(true)}>
            {texts.submit[locale] || defaultText('forms.default.submit', locale)}
          </button>
        </>
      )}
    </Page>
  );
};
