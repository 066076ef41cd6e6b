import { Panel } from '../../components/Panel';
import { ToggleField } from '../../components/ToggleField';
import { useT } from '../../hooks/useT';

/** Whether campaigns wait for a second person; stands inside an `EditForm`. */
export const ApprovalPanel = () => {
  const t = useT();
  return (
    <Panel title={t('checks.setting.title')}>
      <ToggleField
        name="requireApproval"
        label={t('checks.setting.label')}
        hint={t('checks.setting.hint')}
      />
    </Panel>
  );
};
