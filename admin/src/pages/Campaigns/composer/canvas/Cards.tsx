import { createContext, useContext } from 'react';
import { styled } from 'styled-components';
import type {
  CardLayout,
  EntryBlock,
  EntryCard,
  MessageBlock,
  QueryBlock,
} from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { absoluteUrl } from '../../../../utils/media';
import { Absent, Hollow } from './looks';

interface ShownCards {
  cards: Readonly<Record<string, readonly EntryCard[]>>;
  isLoading: boolean;
  /** The language on view, and the message's own. */
  locales: readonly [string, string];
}
/** What the CMS has for the blocks; asked for once for the whole message. */
export const ShownCardsContext = createContext<ShownCards>({
  cards: {},
  isLoading: false,
  locales: ['en', 'en'],
});

const Frame = styled.div<{ $layout: CardLayout }>`
  display: flex;
  flex-direction: ${({ $layout }) =>
    $layout === 'image-left' ? 'row' : $layout === 'image-right' ? 'row-reverse' : 'column'};
  gap: 12px;

  img {
    display: block;
    width: ${({ $layout }) => ($layout === 'image-top' ? '100%' : '35%')};
    height: auto;
    flex: none;
    align-self: flex-start;
    border-radius: 4px;
  }
`;
const Title = styled.div`
  font-family: var(--optin-heading);
  font-size: 20px;
  font-weight: 700;
  line-height: 1.3;
`;
const More = styled.span`
  display: inline-block;
  margin-top: 12px;
  padding: 8px 16px;
  border-radius: var(--optin-radius);
  background: var(--optin-button);
  color: var(--optin-button-text);
  font-size: 14px;
  font-weight: 600;
`;

const CardView = ({
  card,
  layout,
  buttonText,
}: {
  card: EntryCard;
  layout: CardLayout;
  buttonText: string;
}) => (
  <Frame $layout={layout}>
    {card.imageUrl && layout !== 'text' ? (
      <img src={absoluteUrl(card.imageUrl)} alt={card.imageAlt} loading="lazy" />
    ) : null}
    <div>
      <Title>{card.title}</Title>
      {card.text ? <div>{card.text}</div> : null}
      {buttonText ? <More>{buttonText}</More> : null}
    </div>
  </Frame>
);

const Grid = styled.div<{ $columns: number }>`
  display: grid;
  grid-template-columns: repeat(${({ $columns }) => $columns}, minmax(0, 1fr));
  gap: 24px 16px;
`;

const Nothing = ({ block }: { block: MessageBlock }) => {
  const t = useT();
  const { isLoading } = useContext(ShownCardsContext);
  const isChosen =
    (block.type === 'entry' && block.documentId !== '') ||
    (block.type === 'query' && block.uid !== '');
  return (
    <Hollow>
      {!isChosen
        ? t(block.type === 'entry' ? 'composer.entry.choose' : 'composer.query.choose')
        : isLoading
          ? t('composer.entry.loading')
          : t('composer.entry.nothing')}
    </Hollow>
  );
};

export const EntryView = ({ block }: { block: EntryBlock }) => {
  const t = useT();
  const { cards, locales } = useContext(ShownCardsContext);
  const frozen = block.frozen?.[locales[0]] ?? block.frozen?.[locales[1]];
  const card = block.source === 'frozen' && frozen ? frozen : cards[block.id]?.[0];
  if (!card) return <Nothing block={block} />;
  return (
    <>
      <CardView card={card} layout={block.layout} buttonText={block.buttonText} />
      {card.title ? null : <Absent>{t('composer.entry.untitled')}</Absent>}
    </>
  );
};

export const QueryView = ({ block }: { block: QueryBlock }) => {
  const { cards } = useContext(ShownCardsContext);
  const found = cards[block.id] ?? [];
  if (found.length === 0) return <Nothing block={block} />;
  return (
    <Grid $columns={block.columns}>
      {found.map((card, index) => (
        <CardView key={index} card={card} layout={block.layout} buttonText={block.buttonText} />
      ))}
    </Grid>
  );
};
