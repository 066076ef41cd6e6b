import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { MessageThumbnail } from './MessageThumbnail';
import type { Start } from './useStartFrom';

export const Cards = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(26rem, 1fr));
  gap: ${({ theme }) => theme.spaces[5]};
`;

const Card = styled.li`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[3]};
  padding: ${({ theme }) => theme.spaces[4]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.filterShadow};
`;

interface TemplateCardProps {
  message: Start;
  /** What it is for, or where it comes from. */
  description: string;
  actions: ReactNode;
}

/** A template as it looks, with what can be done with it. */
export const TemplateCard = ({ message, description, actions }: TemplateCardProps) => (
  <Card>
    <MessageThumbnail
      locale={message.locale}
      subject={message.subject}
      preheader={message.preheader}
      document={message.document}
    />
    <Flex direction="column" alignItems="stretch" gap={1} flex="1">
      <Typography tag="h3" variant="delta">
        {message.name}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {description}
      </Typography>
    </Flex>
    <Flex gap={2} wrap="wrap">
      {actions}
    </Flex>
  </Card>
);
