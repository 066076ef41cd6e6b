import { styled } from 'styled-components';

/** Cards to choose one of, as many in a row as find room. */
export const ChoiceCards = styled.div<{ $width: string }>`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(${({ $width }) => $width}, 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;

/** One of them: a label around a radio button, which it takes the looks of. */
export const ChoiceCard = styled.label`
  position: relative;
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[2]};
  padding: ${({ theme }) => theme.spaces[3]};
  border: 2px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  overflow-wrap: anywhere;
  cursor: pointer;

  > input {
    position: absolute;
    opacity: 0;
  }

  &:has(> input:checked) {
    border-color: ${({ theme }) => theme.colors.primary600};
  }

  &:has(> input:focus-visible) {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;
