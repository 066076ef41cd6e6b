import { Button } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Notice } from '../../../../components/Notice';
import { useT } from '../../../../hooks/useT';
import { languageName } from '../../../../utils/locales';
import { fromOriginal } from '../../model/translations';
import { useActions, useComposer } from '../context';

/** Says that a block has no words in the language on view, and offers those of the original. */
export const UntranslatedNote = ({ id }: { id: string }) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const { draft, locale } = useComposer();
  const { edit, focus } = useActions();
  const language = languageName(locale, panelLocale);
  return (
    <Notice tone="warning">
      <p>
        {t('composer.untranslated', {
          language,
          original: languageName(draft.locale, panelLocale),
        })}
      </p>
      <Button
        type="button"
        variant="secondary"
        size="S"
        onClick={() => {
          edit((current) => fromOriginal(current, locale, id));
          focus({ kind: 'block', id });
        }}
      >
        {t('composer.untranslated.copy')}
      </Button>
    </Notice>
  );
};
