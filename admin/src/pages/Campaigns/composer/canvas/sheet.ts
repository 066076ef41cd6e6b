import { styled } from 'styled-components';
import { BRAND_STACKS, type Brand } from '../../../../../../content-types';
import { MESSAGE_WIDTH } from '../../model/new-block';

/** Room between the edge of the card and what stands on it, as the renderer has it. */
const PADDING = 24;

/**
 * The message at its real width in the brand's light look, whatever scheme the panel has. Sizes are
 * those of `server/src/messages`; pixels, since mail knows no rem.
 */
export const Ground = styled.div<{ $brand: Brand }>`
  padding: 40px 10px;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ $brand }) => $brand.light.ground};
  color: ${({ $brand }) => $brand.light.text};
  font-family: ${({ $brand }) => BRAND_STACKS[$brand.textFont]};
  font-size: 16px;
  line-height: 1.5;

  --optin-heading: ${({ $brand }) => BRAND_STACKS[$brand.headingFont]};
  --optin-link: ${({ $brand }) => $brand.light.link};
  --optin-muted: ${({ $brand }) => $brand.light.muted};
  --optin-line: ${({ $brand }) => $brand.light.line};
  --optin-button: ${({ $brand }) => $brand.light.button};
  --optin-button-text: ${({ $brand }) => $brand.light.buttonText};
  --optin-radius: ${({ $brand }) => `${Math.max(0, $brand.radius - 2)}px`};

  a {
    color: var(--optin-link);
    text-decoration: underline;
  }

  strong {
    font-weight: 700;
  }

  em {
    font-style: italic;
  }

  ul {
    list-style: disc;
  }

  ol {
    list-style: decimal;
  }
`;

export const Card = styled.div<{ $brand: Brand }>`
  box-sizing: border-box;
  max-width: ${MESSAGE_WIDTH}px;
  margin: 0 auto;
  padding: ${PADDING}px 0;
  border-radius: ${({ $brand }) => $brand.radius}px;
  background: ${({ $brand }) => $brand.light.card};
`;
