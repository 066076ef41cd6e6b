import { FORM_TEXT_KEYS } from '../../../../../content-types';
import { LocalizedTextInput } from '../../../components/LocalizedTextInput';
import { Panel } from '../../../components/Panel';
import { useT } from '../../../hooks/useT';
import { joinsAtOnce } from '../model/boxes';
import { textPlaceholders } from '../model/defaults';
import type { FormChoices } from '../useFormChoices';
import { useDefinition } from './useDefinition';

const MULTILINE = new Set(['intro', 'success']);

/** The words around the fields; what is left empty says what its placeholder says. */
export const TextsPanel = ({ choices }: { choices: FormChoices }) => {
  const t = useT();
  const { locales, consents } = useDefinition().definition;
  const atOnce = joinsAtOnce(consents, choices.lists);
  return (
    <Panel title={t('forms.panel.texts')} hint={t('forms.panel.texts.hint')}>
      {FORM_TEXT_KEYS.map((key) => (
        <LocalizedTextInput
          key={key}
          name={`definition.texts.${key}`}
          label={t(`forms.text.${key}`)}
          multiline={MULTILINE.has(key)}
          locales={locales}
          placeholders={textPlaceholders(key, locales, atOnce)}
        />
      ))}
    </Panel>
  );
};
