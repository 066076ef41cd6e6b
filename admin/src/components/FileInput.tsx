import { styled } from 'styled-components';

/** The design system has no file input; the browser's own speaks to every screen reader. */
export const FileInput = styled.input.attrs({ type: 'file' })`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[2]};
`;
