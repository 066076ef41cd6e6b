import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { styled } from 'styled-components';
import type { PreviewLinkResponse } from '../../../../../../server/src/forms/contract';
import { useCreatePreviewLinkMutation } from '../../../../api/forms';
import { useApiErrors } from '../../../../hooks/useApiErrors';
import { useFormatDate } from '../../../../hooks/useFormatDate';
import { useReturnFocus } from '../../../../hooks/useReturnFocus';
import { useT } from '../../../../hooks/useT';
import { useDesigner } from '../context';

const Frames = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => theme.spaces[5]};
`;

const Frame = styled.iframe`
  width: 100%;
  height: 56rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: #ffffff;
`;

/** By the panel's own origin, the only one that its policy lets into frames. */
const frameOf = (link: string, locale: string): string => {
  const { pathname, searchParams } = new URL(link);
  searchParams.set('locale', locale);
  return `${pathname}?${searchParams.toString()}`;
};

interface PreviewDialogProps {
  id: number;
  onClose: () => void;
}

/** The saved draft as visitors would meet it, on a phone and on a desk, and a link to show others. */
export const PreviewDialog = ({ id, onClose }: PreviewDialogProps) => {
  const t = useT();
  const errors = useApiErrors();
  const dates = useFormatDate();
  useReturnFocus();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const { locale } = useDesigner();
  const [create] = useCreatePreviewLinkMutation();
  const [link, setLink] = useState<PreviewLinkResponse['data'] | null>(null);
  useEffect(() => {
    void create(id)
      .unwrap()
      .then(setLink, (error: unknown) => {
        errors.notify(error);
        onClose();
      });
    // One link each time the preview is opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id]);
  const share = async () => {
    if (!link) return;
    if (await copy(link.url)) toggleNotification({ type: 'success', message: t('common.copied') });
    else toggleNotification({ type: 'warning', message: t('forms.share.copyFailed') });
  };
  const src = link ? frameOf(link.url, locale) : undefined;
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content style={{ maxWidth: '118rem', width: '94vw' }}>
        <Modal.Header closeLabel={t('common.action.close')}>
          <Modal.Title>{t('forms.preview.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Typography>{t('forms.preview.hint')}</Typography>
            {src ? (
              <Frames>
                <div style={{ flex: '0 1 36rem' }}>
                  <Typography tag="h3" variant="sigma">
                    {t('forms.preview.phone')}
                  </Typography>
                  <Frame src={src} title={t('forms.preview.phone')} />
                </div>
                <div style={{ flex: '1 1 44rem' }}>
                  <Typography tag="h3" variant="sigma">
                    {t('forms.preview.desk')}
                  </Typography>
                  <Frame src={src} title={t('forms.preview.desk')} />
                </div>
              </Frames>
            ) : null}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Typography textColor="neutral600">
            {link ? t('forms.preview.until', { date: dates.dateTime(link.expiresAt) }) : ''}
          </Typography>
          <Button startIcon={<Duplicate />} disabled={!link} onClick={() => void share()}>
            {t('forms.preview.share')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
