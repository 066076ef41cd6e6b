import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { useId, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { useT } from '../../../hooks/useT';

const Code = styled.pre`
  margin: 0;
  padding: ${({ theme }) => theme.spaces[3]};
  max-height: 24rem;
  overflow: auto;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral800};
  font-family: ui-monospace, Menlo, Consolas, monospace;
  font-size: 1.2rem;
  line-height: 1.6;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;

interface SnippetProps {
  label: string;
  hint: string;
  code: string;
  action?: ReactNode;
}

/** Something to take along, with a button that copies it. */
export const Snippet = ({ label, hint, code, action }: SnippetProps) => {
  const t = useT();
  const labelId = useId();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const copyCode = async () => {
    if (await copy(code)) toggleNotification({ type: 'success', message: t('common.copied') });
    else toggleNotification({ type: 'warning', message: t('forms.share.copyFailed') });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" alignItems="flex-end" gap={4} wrap="wrap">
        <Box flex="1 1 20rem">
          <Typography id={labelId} tag="h3" variant="omega" fontWeight="bold">
            {label}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {hint}
          </Typography>
        </Box>
        <Flex gap={2}>
          {action}
          <Button
            type="button"
            variant="secondary"
            size="S"
            startIcon={<Duplicate aria-hidden />}
            aria-label={t('forms.share.copy', { name: label })}
            onClick={() => void copyCode()}
          >
            {t('common.action.copy')}
          </Button>
        </Flex>
      </Flex>
      <Code tabIndex={0} aria-labelledby={labelId} role="group">
        {code}
      </Code>
    </Flex>
  );
};
