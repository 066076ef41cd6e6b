import { Play } from '@strapi/icons';
import { styled } from 'styled-components';
import type {
  Align,
  ImageBlock,
  InlineNode,
  MessageBlock,
  VideoBlock,
} from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { absoluteUrl } from '../../../../utils/media';
import { inlineText, richText } from '../../model/words';
import { EntryView, QueryView } from './Cards';
import { InlineView, RichView } from './InlineView';
import { Absent, Author, FooterLook, HeadingLook, Hollow, QuoteLook } from './looks';

const Row = styled.div<{ $align: Align }>`
  text-align: ${({ $align }) => $align};
`;
const Face = styled.span`
  display: inline-block;
  max-width: 100%;
  box-sizing: border-box;
  padding: 12px 24px;
  border-radius: var(--optin-radius);
  background: var(--optin-button);
  color: var(--optin-button-text);
  font-weight: 600;
  overflow-wrap: anywhere;
`;
const Picture = styled.img<{ $width: number | null }>`
  display: block;
  width: ${({ $width }) => ($width ? `${$width}px` : '100%')};
  max-width: 100%;
  height: auto;
  margin: 0 auto;
`;
const Rule = styled.hr`
  margin: 0;
  border: 0;
  border-top: 1px solid var(--optin-line);
`;
const Space = styled.div<{ $height: number }>`
  height: ${({ $height }) => $height}px;
  background: repeating-linear-gradient(135deg, transparent 0 6px, var(--optin-line) 6px 7px);
  opacity: 0.6;
`;
const Markup = styled.pre`
  max-height: 140px;
  overflow: hidden;
  padding: 12px;
  border: 1px dashed var(--optin-muted);
  border-radius: 4px;
  color: var(--optin-muted);
  font-family: monospace;
  font-size: 13px;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;
const Still = styled.div`
  position: relative;

  svg {
    position: absolute;
    inset: 0;
    width: 56px;
    height: 56px;
    margin: auto;
    padding: 14px;
    border-radius: 50%;
    background: rgb(0 0 0 / 65%);
    fill: #ffffff;
  }
`;

interface TextsProps {
  /** The words of the original, where they are not translated yet. */
  original: readonly InlineNode[];
  nodes: readonly InlineNode[];
  placeholder: string;
}

const Words = ({ nodes, original, placeholder }: TextsProps) =>
  nodes.length > 0 ? (
    <InlineView nodes={nodes} />
  ) : (
    <Absent>{inlineText(original) || placeholder}</Absent>
  );

const Image = ({ block }: { block: ImageBlock }) => {
  const t = useT();
  return block.url ? (
    <Picture src={absoluteUrl(block.url)} alt={block.alt} $width={block.width} loading="lazy" />
  ) : (
    <Hollow>{t('composer.image.none')}</Hollow>
  );
};

const Film = ({ block }: { block: VideoBlock }) => {
  const t = useT();
  if (!block.imageUrl) return <Hollow>{t('composer.video.none')}</Hollow>;
  return (
    <Still>
      <Picture src={absoluteUrl(block.imageUrl)} alt={block.alt} $width={null} loading="lazy" />
      <Play aria-hidden />
    </Still>
  );
};

interface BlockViewProps {
  /** As it is shown: in the language on view. */
  block: Exclude<MessageBlock, { type: 'columns' }>;
  /** As it is in the message's own language. */
  original: MessageBlock;
}

/** A block as it looks in the mail, to be looked at; texts are edited by `EditableText` instead. */
export const BlockView = ({ block, original }: BlockViewProps) => {
  const t = useT();
  switch (block.type) {
    case 'heading':
      return (
        <HeadingLook $level={block.level} $align={block.align}>
          <Words
            nodes={block.content}
            original={original.type === 'heading' ? original.content : []}
            placeholder={t('campaigns.heading.placeholder')}
          />
        </HeadingLook>
      );
    case 'text':
      return block.content.length > 0 ? (
        <RichView nodes={block.content} />
      ) : (
        <Absent>
          {(original.type === 'text' && richText(original.content)) ||
            t('campaigns.text.placeholder')}
        </Absent>
      );
    case 'quote':
      return (
        <QuoteLook>
          <Words
            nodes={block.content}
            original={original.type === 'quote' ? original.content : []}
            placeholder={t('composer.quote.placeholder')}
          />
          {block.author ? <Author>{block.author}</Author> : null}
        </QuoteLook>
      );
    case 'footer':
      return (
        <FooterLook>
          <Words
            nodes={block.content}
            original={original.type === 'footer' ? original.content : []}
            placeholder={t('campaigns.footer.placeholder')}
          />
          <div>
            <Absent>{t('campaigns.footer.hint')}</Absent>
          </div>
        </FooterLook>
      );
    case 'image':
      return <Image block={block} />;
    case 'video':
      return <Film block={block} />;
    case 'button': {
      const own = original.type === 'button' ? original.text : '';
      return (
        <Row $align={block.align}>
          <Face>{block.text || own || t('campaigns.button.placeholder')}</Face>
        </Row>
      );
    }
    case 'divider':
      return <Rule />;
    case 'spacer':
      return <Space $height={block.height} />;
    case 'social':
      return block.links.length > 0 ? (
        <Row $align={block.align}>
          {block.links.map(({ network }, index) => (
            <span key={index}>
              {index > 0 ? ' · ' : null}
              <a>{t.maybe(`blocks.network.${network}`, network)}</a>
            </span>
          ))}
        </Row>
      ) : (
        <Hollow>{t('composer.social.none')}</Hollow>
      );
    case 'html':
      return block.html.trim() ? (
        <Markup>{block.html.slice(0, 400)}</Markup>
      ) : (
        <Hollow>{t('composer.html.none')}</Hollow>
      );
    case 'entry':
      return <EntryView block={block} />;
    case 'query':
      return <QueryView block={block} />;
  }
};
