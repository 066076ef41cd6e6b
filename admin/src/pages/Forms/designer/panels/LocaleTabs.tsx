import { Badge, Button, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useT } from '../../../../hooks/useT';
import { languageTitle } from '../../../../utils/locales';
import { missingTexts } from '../../model/missing';
import { useDesigner } from '../context';

/** Which language is shown and written, with the number of texts that it lacks. */
export const LocaleTabs = () => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const { definition, locale, setLocale } = useDesigner();
  if (definition.locales.length < 2) return null;
  return (
    <Flex gap={1} role="group" aria-label={t('forms.preview.language')}>
      {definition.locales.map((item) => {
        const missing = missingTexts(definition, item).length;
        const name = languageTitle(item, panelLocale);
        return (
          <Button
            key={item}
            size="S"
            variant={item === locale ? 'secondary' : 'ghost'}
            aria-pressed={item === locale}
            aria-label={missing > 0 ? t('forms.locale.missing', { name, count: missing }) : name}
            endIcon={
              missing > 0 ? (
                <Badge backgroundColor="warning200" textColor="neutral800">
                  {missing}
                </Badge>
              ) : undefined
            }
            onClick={() => setLocale(item)}
          >
            {name}
          </Button>
        );
      })}
    </Flex>
  );
};
