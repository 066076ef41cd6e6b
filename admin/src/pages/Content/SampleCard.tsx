import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { ContentMapping, EntryCard } from '../../../../content-types';
import { useSampleCardQuery } from '../../api/content';
import { SkeletonBlock } from '../../components/Skeleton';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { absoluteUrl } from '../../utils/media';
import { useLater } from '../Campaigns/content/useLater';
import { isLinkPattern } from './values';

const Frame = styled(Box)`
  overflow: hidden;
  overflow-wrap: anywhere;

  img {
    display: block;
    width: 100%;
    max-height: 24rem;
    object-fit: cover;
  }
`;

const Card = ({ card }: { card: EntryCard }) => {
  const t = useT();
  return (
    <Frame background="neutral0" hasRadius borderColor="neutral200">
      {card.imageUrl ? <img src={absoluteUrl(card.imageUrl)} alt={card.imageAlt} /> : null}
      <Flex direction="column" alignItems="stretch" gap={2} padding={4}>
        <Typography tag="h3" variant="delta">
          {card.title || t('content.untitled')}
        </Typography>
        {card.text ? <Typography tag="p">{card.text}</Typography> : null}
        {card.link ? (
          <a href={card.link} target="_blank" rel="noreferrer">
            <Typography variant="pi" textColor="primary600">
              {card.link}
            </Typography>
          </a>
        ) : (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t('content.sample.noLink')}
          </Typography>
        )}
        {card.imageUrl && !card.imageAlt ? (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t('content.sample.noAlt')}
          </Typography>
        ) : null}
      </Flex>
    </Frame>
  );
};

/** The newest entry of a type as readers would see it, while the mapping is chosen. */
export const SampleCard = ({ uid, mapping }: { uid: string; mapping: ContentMapping }) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const { locale } = useIntl();
  const settled = useLater(mapping);
  const isWhole = settled.title !== '' && isLinkPattern(settled.link);
  const mayAsk = can('update-settings');
  const { data, error, isFetching } = useSampleCardQuery(
    { uid, mapping: settled, locale },
    { skip: !isWhole || !mayAsk }
  );
  const remark = (): string | null => {
    if (!mayAsk || data?.mayRead === false) return t('content.sample.forbidden');
    if (!isWhole) return t('content.sample.incomplete');
    if (error) return errors.message(error);
    return data && !data.card ? t('content.sample.none') : null;
  };
  const text = remark();
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={2}
      role="group"
      aria-label={t('content.sample')}
      aria-busy={isFetching}
    >
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {t('content.sample')}
      </Typography>
      {text ? (
        <Typography tag="p" textColor="neutral600">
          {text}
        </Typography>
      ) : data?.card ? (
        <Card card={data.card} />
      ) : (
        <SkeletonBlock lines={3} />
      )}
    </Flex>
  );
};
