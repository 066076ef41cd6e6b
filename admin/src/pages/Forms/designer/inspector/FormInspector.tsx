import { Flex } from '@strapi/design-system';
import type { ComponentType } from 'react';
import { Chip } from '../../../../components/Chip';
import { useT } from '../../../../hooks/useT';
import { SETTING_TABS, selectionOf, type SettingTab } from '../../model/selection';
import { useDesigner } from '../context';
import { AfterTab } from './settings/AfterTab';
import { BasicsTab } from './settings/BasicsTab';
import { DisplayTab } from './settings/DisplayTab';
import { GuardTab } from './settings/GuardTab';
import { LookTab } from './settings/LookTab';
import { TextsTab } from './settings/TextsTab';
import { SelectControl } from './controls';

const TABS: Record<SettingTab, ComponentType> = {
  basics: BasicsTab,
  texts: TextsTab,
  look: LookTab,
  after: AfterTab,
  display: DisplayTab,
  guard: GuardTab,
};

/** The form as a whole, one subject at a time. */
export const FormInspector = ({ tab }: { tab: SettingTab }) => {
  const t = useT();
  const { definition, problems, select } = useDesigner();
  const Content = TABS[tab];
  const tabs = SETTING_TABS.filter(
    (name) => definition.kind === 'sign-up' || (name !== 'display' && name !== 'guard')
  );
  const wrong = problems.filter(({ path }) => {
    const selection = selectionOf(path);
    return selection.kind === 'form' && selection.tab === tab;
  });
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <SelectControl
        label={t('forms.settings')}
        place="settings"
        value={tab}
        options={tabs.map((name) => ({ value: name, label: t(`forms.settings.${name}`) }))}
        onChange={(next) => select({ kind: 'form', tab: next })}
      />
      {wrong.length > 0 ? (
        <Flex>
          <Chip variant="warning">{t('forms.problems.count', { count: wrong.length })}</Chip>
        </Flex>
      ) : null}
      <Content />
    </Flex>
  );
};
