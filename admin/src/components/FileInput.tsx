import { styled } from 'styled-components';

/** The design system has no file input; the browser's own, in its dress, speaks to every screen reader. */
export const FileInput = styled.input.attrs({ type: 'file' })`
  max-width: 100%;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[2]};

  &::file-selector-button {
    padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[4]}`};
    margin-inline-end: ${({ theme }) => theme.spaces[3]};
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.neutral800};
    font: inherit;
    font-size: ${({ theme }) => theme.fontSizes[1]};
    font-weight: ${({ theme }) => theme.fontWeights.semiBold};
    cursor: pointer;
  }

  &:hover::file-selector-button {
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;
