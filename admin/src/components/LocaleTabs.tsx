import { Button, Flex } from '@strapi/design-system';

interface LocaleTabsProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (locale: string) => void;
}

/** Which language is on view. */
export const LocaleTabs = ({ label, value, options, onChange }: LocaleTabsProps) => (
  <Flex gap={1} role="group" aria-label={label}>
    {options.map((option) => (
      <Button
        key={option.value}
        type="button"
        size="S"
        variant={option.value === value ? 'secondary' : 'ghost'}
        aria-pressed={option.value === value}
        onClick={() => onChange(option.value)}
      >
        {option.label}
      </Button>
    ))}
  </Flex>
);
