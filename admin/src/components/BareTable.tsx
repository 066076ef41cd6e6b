import { styled } from 'styled-components';

/** A table inside a panel: lines between its rows and nothing else. */
export const BareTable = styled.table`
  width: 100%;
  border-collapse: collapse;

  th,
  td {
    padding: ${({ theme }) => theme.spaces[2]};
    text-align: start;
    vertical-align: middle;
  }

  tbody tr {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;
