import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

const Mono = styled(Typography)`
  font-family: ui-monospace, Menlo, Consolas, monospace;
  overflow-wrap: anywhere;
`;

/** A fingerprint; short forms show the start and keep the rest in the title. */
export const Hash = ({ value, short = false }: { value: string; short?: boolean }) => (
  <Mono variant="pi" textColor="neutral600" tag="code" title={value}>
    {short ? `${value.slice(0, 12)}…` : value}
  </Mono>
);
