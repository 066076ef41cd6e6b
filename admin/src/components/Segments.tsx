import { Flex } from '@strapi/design-system';
import { useId } from 'react';
import { styled } from 'styled-components';

const Option = styled.label`
  display: flex;
  padding: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[3]}`};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral700};
  cursor: pointer;
  font-size: 1.2rem;
  line-height: 2rem;

  input {
    position: absolute;
    opacity: 0;
    pointer-events: none;
  }

  &:has(input:checked) {
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 600;
    box-shadow: ${({ theme }) => theme.shadows.filterShadow};
  }

  &:has(input:focus-visible) {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;

interface SegmentsProps<T extends string> {
  label: string;
  options: { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** A few choices side by side, of which one holds: radio buttons in a row. */
export const Segments = <T extends string>({
  label,
  options,
  value,
  onChange,
}: SegmentsProps<T>) => {
  const name = useId();
  return (
    <Flex
      role="radiogroup"
      aria-label={label}
      background="neutral150"
      hasRadius
      padding={1}
      gap={1}
      // On a phone they take two rows, or the last ones would be cut off.
      wrap="wrap"
      position="relative"
    >
      {options.map((option) => (
        <Option key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </Option>
      ))}
    </Flex>
  );
};
