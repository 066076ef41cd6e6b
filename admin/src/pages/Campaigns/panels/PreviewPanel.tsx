import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { PreviewRequest, PreviewResponse } from '../../../../../server/src/messages/contract';
import { usePreviewCampaignMutation } from '../../../api/campaigns';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useT } from '../../../hooks/useT';
import { MessageFrame } from './MessageFrame';
import { Segments } from '../../../components/Segments';

export const PREVIEW_MODES = ['desktop', 'phone', 'text'] as const;
export type PreviewMode = (typeof PREVIEW_MODES)[number];

/** CSS pixels that a mail program gives the message. */
const WIDTHS: Record<Exclude<PreviewMode, 'text'>, number> = { desktop: 680, phone: 375 };
/** Milliseconds without an edit after which the message is rendered again. */
const RENDER_AFTER = 500;

/** The message as the server compiles it; an older answer never replaces a newer one. */
const usePreview = (request: PreviewRequest) => {
  const [render] = usePreviewCampaignMutation();
  const [preview, setPreview] = useState<PreviewResponse['data'] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const newest = useRef(0);
  const key = JSON.stringify(request);
  useEffect(() => {
    const mine = ++newest.current;
    const timer = setTimeout(
      () => {
        render(JSON.parse(key) as PreviewRequest)
          .unwrap()
          .then((data) => {
            if (newest.current !== mine) return;
            setPreview(data);
            setError(null);
          })
          .catch((reason: unknown) => {
            if (newest.current === mine) setError(reason);
          });
      },
      mine === 1 ? 0 : RENDER_AFTER
    );
    return () => clearTimeout(timer);
  }, [key, render]);
  return { preview, error };
};

/** What recipients will see, rendered by the engine that will send it. */
export const PreviewPanel = ({ request }: { request: PreviewRequest }) => {
  const t = useT();
  const errors = useApiErrors();
  const { formatNumber } = useIntl();
  const [mode, setMode] = useState<PreviewMode>('desktop');
  const { preview, error } = usePreview(request);
  const options = useMemo(
    () => PREVIEW_MODES.map((value) => ({ value, label: t(`campaigns.preview.${value}`) })),
    [t]
  );

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Segments
          label={t('campaigns.preview.mode')}
          options={options}
          value={mode}
          onChange={setMode}
        />
        {preview ? (
          <Typography variant="pi" textColor="neutral600">
            {t('campaigns.preview.size', {
              size: formatNumber(preview.size / 1024, { maximumFractionDigits: 0 }),
            })}
          </Typography>
        ) : null}
      </Flex>
      {error ? (
        <Typography textColor="danger600" role="alert">
          {t('campaigns.preview.failed', { reason: errors.message(error) })}
        </Typography>
      ) : null}
      {preview ? (
        <Box borderColor="neutral150" hasRadius overflow="hidden">
          <Box padding={3} background="neutral100">
            <Typography tag="p" fontWeight="bold" ellipsis>
              {preview.subject || t('campaigns.preview.noSubject')}
            </Typography>
            {request.preheader ? (
              <Typography tag="p" variant="pi" textColor="neutral600" ellipsis>
                {request.preheader}
              </Typography>
            ) : null}
          </Box>
          {mode === 'text' ? (
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
                {preview.text}
              </Typography>
            </Box>
          ) : (
            <MessageFrame
              html={preview.html}
              width={WIDTHS[mode]}
              title={t('campaigns.preview.frame', { mode: t(`campaigns.preview.${mode}`) })}
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
