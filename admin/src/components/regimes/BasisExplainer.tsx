import { Box, Flex, Typography } from '@strapi/design-system';
import type { LegalBasis } from '../../../../content-types';
import { useT } from '../../hooks/useT';

const PARTS = ['does', 'law', 'proof'] as const;

interface BasisExplainerProps {
  basis: LegalBasis;
  /** Without it a caller stands its own heading above. */
  withName?: boolean;
  /** So that a control can be described by it. */
  id?: string;
}

/** A legal basis in plain words: what the person does, what the law asks, what must be kept. */
export const BasisExplainer = ({ basis, withName = false, id }: BasisExplainerProps) => {
  const t = useT();
  return (
    <Flex id={id} direction="column" alignItems="stretch" gap={3}>
      {withName ? (
        <Box>
          <Typography tag="h3" variant="epsilon" fontWeight="bold">
            {t(`basis.${basis}`)}
          </Typography>
          <Typography tag="p" textColor="neutral600">
            {t(`basis.${basis}.short`)}
          </Typography>
        </Box>
      ) : null}
      <Flex tag="dl" direction="column" alignItems="stretch" gap={2}>
        {PARTS.map((part) => (
          <Box key={part}>
            <Typography tag="dt" variant="sigma" textColor="neutral600">
              {t(`basis.part.${part}`)}
            </Typography>
            <Typography tag="dd" textColor="neutral800">
              {t(`basis.${basis}.${part}`)}
            </Typography>
          </Box>
        ))}
      </Flex>
    </Flex>
  );
};
