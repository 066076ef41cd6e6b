import { RadioChoice } from '../../../../components/RadioChoice';
import { useT } from '../../../../hooks/useT';
import type { PlanKind } from '../model/plan';

interface KindChoiceProps {
  kinds: readonly PlanKind[];
  value: PlanKind;
  onChange: (kind: PlanKind) => void;
}

/** Now, once, on each reader's clock, or again and again. */
export const KindChoice = ({ kinds, value, onChange }: KindChoiceProps) => {
  const t = useT();
  return (
    <RadioChoice
      label={t('plan.kind')}
      value={value}
      options={kinds.map((kind) => ({
        value: kind,
        label: t(`plan.kind.${kind}`),
        hint: t(`plan.kind.${kind}.hint`),
      }))}
      onChange={onChange}
    />
  );
};
