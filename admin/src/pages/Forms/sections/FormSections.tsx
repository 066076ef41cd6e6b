import { Flex } from '@strapi/design-system';
import { NameAndSlug } from '../../../components/NameAndSlug';
import { Panel } from '../../../components/Panel';
import { ToggleField } from '../../../components/ToggleField';
import { useT } from '../../../hooks/useT';
import type { FormChoices } from '../useFormChoices';
import { ConsentsPanel } from './ConsentsPanel';
import { FieldsPanel } from './FieldsPanel';
import { LocalesField } from './LocalesField';
import { LookPanel } from './LookPanel';
import { TextsPanel } from './TextsPanel';

interface FormSectionsProps {
  choices: FormChoices;
  isNew: boolean;
}

/** Everything that an editor decides about a form; stands inside an `EditForm`. */
export const FormSections = ({ choices, isNew }: FormSectionsProps) => {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Panel title={t('forms.panel.basics')}>
        <NameAndSlug
          nameLabel={t('forms.field.name')}
          nameHint={t('forms.field.name.hint')}
          slugLabel={t('forms.field.slug')}
          slugHint={t('forms.field.slug.hint')}
          follow={isNew}
        />
        <ToggleField
          name="isOpen"
          label={t('forms.field.isOpen')}
          hint={t('forms.field.isOpen.hint')}
        />
        <LocalesField />
      </Panel>
      <FieldsPanel />
      <ConsentsPanel choices={choices} />
      <TextsPanel choices={choices} />
      <LookPanel />
    </Flex>
  );
};
