import { FormInput } from '../../../components/FormInput';
import { Panel } from '../../../components/Panel';
import { useT } from '../../../hooks/useT';
import { DraftField } from './DraftField';

/** Name and draft of a wording; stands inside an `EditForm`. */
export const WordingForm = () => {
  const t = useT();
  return (
    <Panel title={t('consent.panel.draft')} hint={t('consent.panel.draft.hint')}>
      <FormInput
        type="string"
        name="name"
        label={t('consent.field.name')}
        hint={t('consent.field.name.hint')}
        required
      />
      <DraftField />
    </Panel>
  );
};
