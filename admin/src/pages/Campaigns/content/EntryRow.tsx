import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { ContentEntry } from '../../../../../server/src/campaigns/content/contract';
import { Chip } from '../../../components/Chip';
import { useT } from '../../../hooks/useT';
import { Thumbnail } from './Thumbnail';

const TwoLines = styled(Typography)`
  display: -webkit-box;
  overflow: hidden;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
`;

interface EntryRowProps {
  entry: Pick<ContentEntry, 'card' | 'thumbnailUrl' | 'isPublished' | 'locales'>;
  /** Types without drafts have no such state. */
  hasDrafts: boolean;
}

/** An entry at a glance: picture, title, what it is about, and whether readers could see it. */
export const EntryRow = ({ entry, hasDrafts }: EntryRowProps) => {
  const t = useT();
  const { card, thumbnailUrl, isPublished, locales } = entry;
  return (
    <Flex tag="span" gap={3} alignItems="flex-start" width="100%">
      <Thumbnail url={thumbnailUrl} />
      <Flex tag="span" direction="column" alignItems="flex-start" gap={1} flex="1" minWidth="0">
        <Typography tag="span" fontWeight="semiBold" textColor="neutral800">
          {card.title || t('content.untitled')}
        </Typography>
        {card.text ? (
          <TwoLines tag="span" variant="pi" textColor="neutral600">
            {card.text}
          </TwoLines>
        ) : null}
        <Flex tag="span" gap={2} wrap="wrap">
          {hasDrafts ? (
            <Chip variant={isPublished ? 'success' : 'warning'}>
              {t(isPublished ? 'content.published' : 'content.draft')}
            </Chip>
          ) : null}
          {locales.length > 0 ? (
            <Typography tag="span" variant="pi" textColor="neutral600">
              {locales.join(', ')}
            </Typography>
          ) : null}
        </Flex>
      </Flex>
    </Flex>
  );
};
