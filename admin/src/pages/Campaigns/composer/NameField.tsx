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

/** The campaign's name, edited where it stands. */
export const NameField = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const { draft } = useComposer();
  const { edit } = useActions();
  return (
    <Name
      aria-label={t('campaigns.name')}
      title={t('campaigns.name.hint')}
      placeholder={t('campaigns.untitled')}
      maxLength={200}
      disabled={disabled}
      value={draft.name}
      onChange={({ currentTarget: { value } }) =>
        edit((current) => ({ ...current, name: value }), 'name')
      }
    />
  );
};
