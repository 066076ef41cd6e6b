import { Box, Field, Flex, Radio, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { LEGAL_BASES, type LegalBasis } from '../../../../content-types/subscription';
import { useT } from '../../hooks/useT';
import { BasisExplainer } from './BasisExplainer';

/** Why a basis cannot be chosen here, in the reader's words; what is not named can be. */
export type UnavailableBases = Partial<Record<LegalBasis, string>>;

interface BasisChoiceProps {
  value: LegalBasis;
  onChange: (basis: LegalBasis) => void;
  /** All six when left out. */
  options?: readonly LegalBasis[];
  unavailable?: UnavailableBases;
  label?: string;
  hint?: string;
  error?: string;
  required?: boolean;
  disabled?: boolean;
}

/** One legal basis out of several; the chosen one explains itself. */
export const BasisChoice = ({
  value,
  onChange,
  options = LEGAL_BASES,
  unavailable = {},
  label,
  hint,
  error,
  required,
  disabled,
}: BasisChoiceProps) => {
  const t = useT();
  const id = useId();
  return (
    <Field.Root id={id} error={error} hint={hint} required={required}>
      <Field.Label>{label ?? t('basis.choice')}</Field.Label>
      <Radio.Group
        aria-labelledby={`${id}-label`}
        value={value}
        disabled={disabled}
        onValueChange={(basis: string) => onChange(basis as LegalBasis)}
      >
        <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
          {options.map((basis) => (
            <Box key={basis}>
              <Radio.Item
                value={basis}
                // What stands stays: it can be seen and left, though not chosen again.
                disabled={disabled || (basis in unavailable && basis !== value)}
                aria-describedby={`${id}-${basis}`}
              >
                {t(`basis.${basis}`)}
              </Radio.Item>
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
              {basis === value ? (
                <Box marginLeft={7} marginTop={2} padding={4} background="neutral100" hasRadius>
                  <BasisExplainer basis={basis} />
                </Box>
              ) : null}
            </Box>
          ))}
        </Flex>
      </Radio.Group>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
