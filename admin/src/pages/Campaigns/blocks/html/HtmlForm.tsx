import { Flex, Textarea, Typography } from '@strapi/design-system';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { Notice } from '../../../../components/Notice';
import { useT } from '../../../../hooks/useT';
import { CanvasHint } from '../fields/CanvasHint';
import { Labelled } from '../fields/Labelled';
import { Stack } from '../fields/Stack';
import type { BlockFormProps } from '../form-props';
import { cleanedAway } from './cleaned';

/** Characters; the server takes no more. */
export const MAX_HTML = 100_000;

/** What the server refuses, and nobody typed on purpose: it comes in with what is pasted. */
const CONTROL = /[^\P{Cc}\t\n\r]/gu;

const Source = styled(Textarea)`
  min-height: 24rem;
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  font-size: 1.3rem;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;

export const HtmlForm = ({ block, onChange, disabled }: BlockFormProps<'html'>) => {
  const t = useT();
  const { formatList } = useIntl();
  const [text, setText] = useState(block.html);
  useEffect(() => setText(block.html), [block.id, block.html]);
  const settled = useDeferredValue(text);
  const removed = useMemo(() => cleanedAway(settled), [settled]);
  const over = text.length - MAX_HTML;
  return (
    <Stack>
      <Labelled
        label={t('blocks.html.source')}
        hint={t('blocks.html.hint')}
        error={over > 0 ? t('blocks.html.tooLong', { over, max: MAX_HTML }) : undefined}
      >
        <Source
          value={text}
          disabled={disabled}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={(event) => {
            const html = event.currentTarget.value.replace(CONTROL, '');
            setText(html);
            // What is too long stays in the field to be shortened; the block keeps what fitted.
            if (html.length <= MAX_HTML) onChange({ ...block, html });
          }}
        />
      </Labelled>
      <Flex justifyContent="flex-end">
        <Typography variant="pi" textColor={over > 0 ? 'danger600' : 'neutral600'}>
          {t('blocks.html.count', { count: text.length, max: MAX_HTML })}
        </Typography>
      </Flex>
      <div role="status">
        {removed.length > 0 ? (
          <Notice tone="warning" title={t('blocks.html.removed')}>
            {t('blocks.html.removed.text', { names: formatList(removed) })}
          </Notice>
        ) : null}
      </div>
      <CanvasHint>{t('blocks.html.cleaned')}</CanvasHint>
    </Stack>
  );
};
