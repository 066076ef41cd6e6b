import { Flex } from '@strapi/design-system';
import { File } from '@strapi/icons';
import { styled } from 'styled-components';
import { absoluteUrl } from '../../../utils/media';

const Frame = styled(Flex)`
  flex: none;
  width: 6.4rem;
  height: 4.8rem;
  overflow: hidden;

  img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
`;

/** A small picture of an entry. It stands beside its title, so it has no text of its own. */
export const Thumbnail = ({ url }: { url: string }) => (
  <Frame
    aria-hidden
    tag="span"
    background="neutral150"
    hasRadius
    alignItems="center"
    justifyContent="center"
  >
    {url ? <img src={absoluteUrl(url)} alt="" loading="lazy" /> : <File fill="neutral500" />}
  </Frame>
);
