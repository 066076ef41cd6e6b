import { Box, Typography } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { InlineNode, MessageDocument } from '../../../../content-types';
import { usePreviewCampaignMutation } from '../../api/campaigns';
import { SkeletonLine } from '../../components/Skeleton';
import { useT } from '../../hooks/useT';

/** Width that the message is drawn at, in CSS pixels; the window shows it smaller. */
const DRAWN = 640;

const Window = styled.div<{ $height: string }>`
  position: relative;
  height: ${({ $height }) => $height};
  overflow: hidden;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
`;

/** For the eye alone: nothing in it is reached by keyboard or pointer. */
const Frame = styled.iframe`
  width: ${DRAWN}px;
  height: 1400px;
  border: 0;
  pointer-events: none;
  transform-origin: 0 0;
`;

interface MessageThumbnailProps {
  locale: string;
  subject: InlineNode[];
  preheader: string;
  document: MessageDocument;
  /** CSS length of the window on it. */
  height?: string;
}

/** A message as it will look, small. It is made when it first comes into view. */
export const MessageThumbnail = ({ height = '22rem', ...message }: MessageThumbnailProps) => {
  const t = useT();
  const stage = useRef<HTMLDivElement>(null);
  const [preview, { data, isError }] = usePreviewCampaignMutation();
  const [isSeen, setSeen] = useState(typeof IntersectionObserver === 'undefined');
  const [width, setWidth] = useState(DRAWN / 2);
  const content = JSON.stringify(message);

  useEffect(() => {
    const element = stage.current;
    if (!element || typeof IntersectionObserver === 'undefined') return undefined;
    setWidth(element.clientWidth);
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!isSeen) return;
    const { locale, subject, preheader, document } = JSON.parse(content) as MessageThumbnailProps;
    void preview({ locale, subject, preheader, document, senderId: null, listIds: [] });
  }, [content, isSeen, preview]);

  return (
    <Window ref={stage} $height={height} aria-hidden>
      {data ? (
        <Frame
          title=""
          tabIndex={-1}
          sandbox=""
          srcDoc={data.html}
          style={{ transform: `scale(${width / DRAWN})` }}
        />
      ) : (
        <Box padding={5}>
          {isError ? (
            <Typography variant="pi" textColor="neutral600">
              {t('templates.thumbnail.none')}
            </Typography>
          ) : (
            <SkeletonLine width="60%" />
          )}
        </Box>
      )}
    </Window>
  );
};
