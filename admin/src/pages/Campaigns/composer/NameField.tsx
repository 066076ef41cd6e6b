import { styled } from 'styled-components';
import { useT } from '../../../hooks/useT';
import { useActions, useComposer } from './context';

const Name = styled.input`
  width: 100%;
  min-width: 16rem;
  padding: 4px 8px;
  margin-inline-start: -8px;
  border: 1px solid transparent;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: transparent;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 2rem;
  text-overflow: ellipsis;
  font-weight: 600;

  &:hover:not(:disabled) {
    border-color: ${({ theme }) => theme.colors.neutral200};
  }

  &:focus {
    border-color: ${({ theme }) => theme.colors.primary600};
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }

  &::placeholder {
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

interface NameFieldProps {
  disabled: boolean;
  hint: string;
  /** What it is called without a name. */
  placeholder: string;
}

/** The name, edited where it stands. */
export const NameField = ({ disabled, hint, placeholder }: NameFieldProps) => {
  const t = useT();
  const { draft } = useComposer();
  const { edit } = useActions();
  return (
    <Name
      aria-label={t('campaigns.name')}
      title={hint}
      placeholder={placeholder}
      maxLength={200}
      disabled={disabled}
      value={draft.name}
      onChange={({ currentTarget: { value } }) =>
        edit((current) => ({ ...current, name: value }), 'name')
      }
    />
  );
};
