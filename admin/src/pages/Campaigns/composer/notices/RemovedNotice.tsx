import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { styled } from 'styled-components';
import { useT } from '../../../../hooks/useT';
import { useActions } from '../context';

const Strip = styled(Flex)`
  position: sticky;
  z-index: 7;
  bottom: ${({ theme }) => theme.spaces[4]};
  width: fit-content;
  max-width: 100%;
  margin: ${({ theme }) => theme.spaces[3]} auto 0;
`;

/** Offers to bring back what was deleted last. */
export const RemovedNotice = ({ name }: { name: string }) => {
  const t = useT();
  const { undo } = useActions();
  return (
    <Strip
      gap={4}
      padding={3}
      paddingLeft={4}
      hasRadius
      background="neutral0"
      borderColor="neutral200"
      shadow="popupShadow"
    >
      <Typography>{t('composer.removed', { name })}</Typography>
      <Button
        type="button"
        variant="tertiary"
        size="S"
        startIcon={<ArrowClockwise aria-hidden style={{ transform: 'scaleX(-1)' }} />}
        onClick={undo}
      >
        {t('campaigns.block.undoRemove')}
      </Button>
    </Strip>
  );
};
