import { styled } from 'styled-components';

/** How the hosted page and the embedded form look by daylight, whatever theme the panel has. */
export const Page = styled.div<{ $accent: string; $ink: string }>`
  padding: 2.4rem;
  border: 1px solid #e5e2dc;
  border-radius: 1.6rem;
  background: #ffffff;
  color: #1d1b23;
  font-size: 1.6rem;
  line-height: 1.6;
  overflow-wrap: anywhere;

  h3 {
    margin-bottom: 1.2rem;
    font-family: ui-serif, 'Iowan Old Style', 'Palatino Linotype', Georgia, serif;
    font-size: 2.6rem;
    font-weight: 600;
    line-height: 1.2;
  }

  p {
    margin-bottom: 1.6rem;
    white-space: pre-line;
  }

  .soft,
  em {
    color: #5c5966;
    font-weight: 400;
  }

  em {
    font-style: italic;
  }

  .field {
    display: block;
    margin-bottom: 2rem;
    font-weight: 600;
  }

  .field input {
    display: block;
    width: 100%;
    min-height: 4.4rem;
    margin-top: 0.6rem;
    padding: 0.6rem 1.4rem;
    border: 1px solid #85828f;
    border-radius: 1.1rem;
    background: #ffffff;
    color: inherit;
    font: inherit;
    font-weight: 400;
  }

  .consent {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 1.2rem;
    margin-bottom: 2rem;
    white-space: pre-line;
  }

  .consent input {
    width: 2rem;
    height: 2rem;
    margin: 0.3rem 0 0;
    accent-color: ${({ $accent }) => $accent};
  }

  .submit,
  .quiet {
    width: 100%;
    min-height: 4.8rem;
    padding: 0.8rem 2rem;
    border: 1px solid transparent;
    border-radius: 1.2rem;
    cursor: pointer;
    font: inherit;
    font-weight: 600;
  }

  .submit {
    background: ${({ $accent }) => $accent};
    color: ${({ $ink }) => $ink};
  }

  .quiet {
    border-color: #85828f;
    background: transparent;
    color: inherit;
  }

  :focus-visible {
    outline: 3px solid ${({ $accent }) => $accent};
    outline-offset: 2px;
  }
`;
