import { RadioChoice } from '../../../components/RadioChoice';
import { useT } from '../../../hooks/useT';
import type { Afterwards } from './asking';

interface AfterwardsFieldProps {
  value: Afterwards | null;
  options: readonly Afterwards[];
  people: number;
  onChange: (value: Afterwards) => void;
}

/** What becomes of those who agreed to an older version, each choice with its consequence. */
export const AfterwardsField = ({ value, options, people, onChange }: AfterwardsFieldProps) => {
  const t = useT();
  return (
    <RadioChoice
      label={t('consent.after', { people })}
      value={value}
      options={options.map((choice) => ({
        value: choice,
        label: t(`consent.after.${choice}`),
        hint: t(`consent.after.${choice}.hint`),
      }))}
      onChange={onChange}
    />
  );
};
