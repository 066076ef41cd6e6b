import { Box, Flex } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';

interface MessageFrameProps {
  html: string;
  /** Width of the reader's screen in CSS pixels; a narrower place shows it smaller. */
  width: number;
  /** Height of the view on this page in CSS pixels. */
  height?: number;
  title: string;
}

/** Links open beside the panel: the frame itself has nowhere to go. */
const withOutsideLinks = (html: string): string =>
  html.replace(/<head([^>]*)>/i, '<head$1><base target="_blank">');

/**
 * A mail in a frame that runs no scripts and has no origin, so nothing in it reaches the panel.
 */
export const MessageFrame = ({ html, width, height = 640, title }: MessageFrameProps) => {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(width);
  useEffect(() => {
    if (!box.current || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => setRoom(entry.contentRect.width));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const scale = Math.min(1, room / width);
  return (
    <Box ref={box} background="neutral200" height={`${height}px`} overflow="hidden">
      <Flex justifyContent="center" alignItems="flex-start">
        <Box width={`${width * scale}px`} height={`${height}px`} overflow="hidden" flex="none">
          <iframe
            title={title}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcDoc={withOutsideLinks(html)}
            style={{
              width,
              height: height / scale,
              border: 0,
              background: '#ffffff',
              transform: `scale(${scale})`,
              transformOrigin: 'top left',
            }}
          />
        </Box>
      </Flex>
    </Box>
  );
};
