import { styled } from 'styled-components';
import type { Align, HeadingBlock } from '../../../../../../content-types';

/** How texts look; the look-alike and the editor in its place share it, so nothing jumps. */
const HEADING_SIZES: Record<HeadingBlock['level'], string> = {
  1: 'font-size: 28px; line-height: 1.25;',
  2: 'font-size: 22px; line-height: 1.3;',
  3: 'font-size: 18px; line-height: 1.4;',
};

export const HeadingLook = styled.div<{ $level: HeadingBlock['level']; $align: Align }>`
  ${({ $level }) => HEADING_SIZES[$level]}
  font-family: var(--optin-heading);
  font-weight: 700;
  text-align: ${({ $align }) => $align};
`;

export const QuoteLook = styled.div`
  padding-inline-start: 16px;
  border-inline-start: 4px solid var(--optin-line);
  font-size: 18px;
  font-style: italic;
`;

export const Author = styled.div`
  margin-top: 8px;
  color: var(--optin-muted);
  font-size: 14px;
  font-style: normal;
`;

export const FooterLook = styled.div`
  color: var(--optin-muted);
  font-size: 13px;
  text-align: center;
`;

/** What is not there yet: faint, but legible. */
export const Absent = styled.span`
  color: var(--optin-muted);
  font-style: normal;
`;

export const Hollow = styled.div`
  padding: 20px;
  border: 1px dashed var(--optin-muted);
  border-radius: 4px;
  color: var(--optin-muted);
  font-size: 14px;
  text-align: center;
`;
