import { Flex } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';

const Stage = styled.div`
  height: clamp(36rem, calc(100vh - 34rem), 72rem);
  overflow: hidden;
  background: ${({ theme }) => theme.colors.neutral200};
`;

interface MessageFrameProps {
  html: string;
  /** Width of the reader's screen in CSS pixels; a narrower place shows it smaller. */
  width: number;
  title: string;
}

/** Links open beside the panel: the frame itself has nowhere to go. */
const withOutsideLinks = (html: string): string =>
  html.replace(/<head([^>]*)>/i, '<head$1><base target="_blank">');

/**
 * A mail in a frame that runs no scripts and has no origin, so nothing in it reaches the panel.
 */
export const MessageFrame = ({ html, width, title }: MessageFrameProps) => {
  const stage = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width, height: 640 });
  useEffect(() => {
    if (!stage.current || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([{ contentRect }]) =>
      setRoom({ width: contentRect.width, height: contentRect.height })
    );
    observer.observe(stage.current);
    return () => observer.disconnect();
  }, []);
  const scale = Math.min(1, room.width / width);
  return (
    <Stage ref={stage}>
      <Flex justifyContent="center" alignItems="flex-start">
        <div style={{ flex: 'none', width: width * scale, height: room.height }}>
          <iframe
            title={title}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcDoc={withOutsideLinks(html)}
            style={{
              width,
              height: room.height / scale,
              border: 0,
              background: '#ffffff',
              transform: `scale(${scale})`,
              transformOrigin: 'top left',
            }}
          />
        </div>
      </Flex>
    </Stage>
  );
};
