import { Flex } from '@strapi/design-system';
import { consentsOf, FORM_TEXT_KEYS } from '../../../../../../../content-types';
import { useT } from '../../../../../hooks/useT';
import { joinsAtOnce } from '../../../model/boxes';
import { textPlaceholder } from '../../../model/defaults';
import { useDesigner } from '../../context';
import { LocalizedControl } from '../controls';

/** The form's texts besides those of its blocks. */
export const TextsTab = () => {
  const t = useT();
  const { definition, choices, editDefinition, locale } = useDesigner();
  const atOnce = joinsAtOnce(consentsOf(definition), choices.lists);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {FORM_TEXT_KEYS.map((key) => (
        <LocalizedControl
          key={key}
          label={t(`forms.text.${key}`)}
          place={`texts.${key}`}
          multiline={key === 'success'}
          maxLength={key === 'success' ? 2000 : 200}
          placeholder={textPlaceholder(key, locale, atOnce)}
          value={definition.texts[key]}
          onChange={(text) =>
            editDefinition(
              (current) => ({ ...current, texts: { ...current.texts, [key]: text } }),
              `texts.${key}`
            )
          }
        />
      ))}
    </Flex>
  );
};
