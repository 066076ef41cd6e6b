import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Chip } from '../../../../components/Chip';
import { useT } from '../../../../hooks/useT';
import { languageName, pickText } from '../../../../utils/locales';
import type { Difference } from '../../model/differences';
import { useBlockName } from '../canvas/names';
import { useDesigner } from '../context';

const CHIPS = {
  added: 'success',
  removed: 'danger',
  changed: 'warning',
  moved: 'secondary',
} as const;

const useDifferenceName = () => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const nameBlock = useBlockName();
  const { locale, definition } = useDesigner();
  return (item: Difference): string => {
    const property =
      'property' in item ? t.maybe(`forms.property.${item.property}`, item.property) : '';
    const language =
      'locale' in item && item.locale ? ` (${languageName(item.locale, panelLocale)})` : '';
    switch (item.of) {
      case 'block':
        return property
          ? `${nameBlock(item.block)} · ${property}${language}`
          : nameBlock(item.block);
      case 'step': {
        const title = pickText(item.step.title, locale);
        const at = definition.steps.findIndex(({ id }) => id === item.step.id);
        const name = title
          ? t('forms.step.named', { name: title })
          : at >= 0
            ? t('forms.step.number', { number: at + 1 })
            : t('forms.step.unnamed');
        return property ? `${name} · ${property}` : name;
      }
      default:
        return `${property}${language}`;
    }
  };
};

/** What a version changes against another, one line each. */
export const DifferenceList = ({ items }: { items: Difference[] }) => {
  const t = useT();
  const nameOf = useDifferenceName();
  if (items.length === 0)
    return <Typography textColor="neutral600">{t('forms.differences.none')}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {items.map((item, index) => (
        <Flex key={index} tag="li" direction="column" alignItems="flex-start" gap={1}>
          <Flex gap={2} wrap="wrap">
            <Chip variant={CHIPS[item.kind]}>{t(`forms.differences.${item.kind}`)}</Chip>
            <Typography>{nameOf(item)}</Typography>
          </Flex>
          {'locale' in item && item.locale ? (
            <Typography variant="pi" textColor="neutral600" lang={item.locale}>
              {item.before ? <del>{item.before}</del> : null} {item.after}
            </Typography>
          ) : null}
        </Flex>
      ))}
    </Flex>
  );
};
