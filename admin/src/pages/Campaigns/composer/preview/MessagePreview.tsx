import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { PreviewRequest } from '../../../../../../server/src/messages/contract';
import { Notice } from '../../../../components/Notice';
import { useApiErrors } from '../../../../hooks/useApiErrors';
import { useT } from '../../../../hooks/useT';
import { ProblemNotes } from '../../content';
import { MessageFrame } from './MessageFrame';
import { inScheme } from './scheme';
import { SizeBar } from './SizeBar';
import { usePreview } from './usePreview';

export const PREVIEW_MODES = ['desktop', 'phone', 'dark', 'text', 'imagesOff'] as const;
export type PreviewMode = (typeof PREVIEW_MODES)[number];

/** CSS pixels that a mail program gives the message. */
const WIDTHS: Record<Exclude<PreviewMode, 'text'>, number> = {
  desktop: 680,
  phone: 375,
  dark: 680,
  imagesOff: 680,
};

const TextPart = ({ text }: { text: string }) => {
  const t = useT();
  return (
    <Box
      tag="pre"
      padding={4}
      maxHeight="64rem"
      overflow="auto"
      tabIndex={0}
      aria-label={t('campaigns.preview.text')}
      style={{ whiteSpace: 'pre-wrap', fontFamily: 'monospace', fontSize: '1.3rem' }}
    >
      <Typography tag="span" style={{ fontFamily: 'inherit' }}>
        {text}
      </Typography>
    </Box>
  );
};

interface MessagePreviewProps {
  request: PreviewRequest;
  mode: PreviewMode;
  /** Of the version on view. */
  preheader: string;
  /** Stands beside the size. */
  tools?: ReactNode;
}

/** A message as readers will see it, rendered by the engine that sends it. */
export const MessagePreview = ({ request, mode, preheader, tools }: MessagePreviewProps) => {
  const t = useT();
  const errors = useApiErrors();
  const { preview, error } = usePreview({
    ...request,
    ...(mode === 'imagesOff' && { imagesOff: true }),
  });
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" alignItems="flex-end" gap={4} wrap="wrap">
        {tools}
        {preview ? <SizeBar bytes={preview.htmlSize ?? preview.size} /> : null}
      </Flex>
      {error ? (
        <div role="alert">
          <Notice tone="danger">
            {t('campaigns.preview.failed', { reason: errors.message(error) })}
          </Notice>
        </div>
      ) : null}
      {preview && (preview.problems ?? []).length > 0 ? (
        <ProblemNotes problems={preview.problems} isForbidden={false} />
      ) : null}
      {preview ? (
        <Box borderColor="neutral150" hasRadius overflow="hidden" background="neutral0">
          <Box padding={3} background="neutral100">
            <Typography tag="p" fontWeight="bold" ellipsis>
              {preview.subject || t('campaigns.preview.noSubject')}
            </Typography>
            {preheader ? (
              <Typography tag="p" variant="pi" textColor="neutral600" ellipsis>
                {preheader}
              </Typography>
            ) : null}
          </Box>
          {mode === 'text' ? (
            <TextPart text={preview.text} />
          ) : (
            <MessageFrame
              html={inScheme(preview.html, mode === 'dark' ? 'dark' : 'light')}
              width={WIDTHS[mode]}
              title={t('campaigns.preview.frame', { mode: t(`composer.view.${mode}`) })}
            />
          )}
        </Box>
      ) : error ? null : (
        <Flex justifyContent="center" padding={8}>
          <Loader>{t('campaigns.preview.loading')}</Loader>
        </Flex>
      )}
    </Flex>
  );
};
