import { Box, Checkbox, Field, Flex, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { LEGAL_BASES, type LegalBasis } from '../../../../content-types/subscription';
import { useT } from '../../hooks/useT';
import type { UnavailableBases } from './BasisChoice';

interface BasisChecksProps {
  value: readonly LegalBasis[];
  onChange: (bases: LegalBasis[]) => void;
  options?: readonly LegalBasis[];
  /** Stays ticked: a list accepts its own regime. */
  fixed?: LegalBasis;
  unavailable?: UnavailableBases;
  label: string;
  hint?: string;
  error?: string;
  disabled?: boolean;
}

/** Several legal bases, in the order of strength, each with a line about it. */
export const BasisChecks = ({
  value,
  onChange,
  options = LEGAL_BASES,
  fixed,
  unavailable = {},
  label,
  hint,
  error,
  disabled,
}: BasisChecksProps) => {
  const t = useT();
  const id = useId();
  const isTicked = (basis: LegalBasis) => basis === fixed || value.includes(basis);
  const toggle = (basis: LegalBasis, on: boolean) =>
    onChange(LEGAL_BASES.filter((other) => (other === basis ? on : isTicked(other))));
  return (
    <Field.Root error={error} hint={hint}>
      <Flex
        direction="column"
        alignItems="stretch"
        gap={3}
        paddingBottom={2}
        role="group"
        aria-labelledby={`${id}-label`}
      >
        <Typography id={`${id}-label`} variant="pi" fontWeight="bold" textColor="neutral800">
          {label}
        </Typography>
        {options.map((basis) => (
          <Box key={basis}>
            <Checkbox
              checked={isTicked(basis)}
              disabled={disabled || basis === fixed || (basis in unavailable && !isTicked(basis))}
              aria-describedby={`${id}-${basis}`}
              onCheckedChange={(on) => toggle(basis, on === true)}
            >
              {t(`basis.${basis}`)}
            </Checkbox>
            <Box paddingLeft={7} id={`${id}-${basis}`}>
              <Typography tag="p" variant="pi" textColor="neutral600">
                {t(`basis.${basis}.short`)}
              </Typography>
              {unavailable[basis] ? (
                <Typography tag="p" variant="pi" fontWeight="bold" textColor="neutral800">
                  {unavailable[basis]}
                </Typography>
              ) : null}
            </Box>
          </Box>
        ))}
      </Flex>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
