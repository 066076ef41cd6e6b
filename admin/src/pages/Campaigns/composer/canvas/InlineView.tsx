import { createContext, Fragment, useContext, type ReactNode } from 'react';
import { styled } from 'styled-components';
import type { InlineNode, MergeTagName, RichNode, TextNode } from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';

/** What merge tags are called; asked for once and not by every text. */
export const TagNames = createContext<(tag: MergeTagName) => string>((tag) => tag);

const Tag = styled.span`
  padding: 0 4px;
  border: 1px solid #c9c9f5;
  border-radius: 4px;
  background: #f0f0ff;
  color: #271fe0;
`;

const MergeTagView = ({ tag, fallback }: { tag: MergeTagName; fallback: string }) => {
  const t = useT();
  const name = useContext(TagNames)(tag);
  return <Tag>{fallback ? t('campaigns.tag.chip', { name, fallback }) : name}</Tag>;
};

const marked = ({ text, bold, italic, link }: TextNode): ReactNode => {
  let words: ReactNode = text;
  if (italic) words = <em>{words}</em>;
  if (bold) words = <strong>{words}</strong>;
  // Looked at, not followed: a draft is no place to get lost in.
  return link ? <a>{words}</a> : words;
};

/** Inline nodes as they look, without an editor: a message has hundreds of them. */
export const InlineView = ({ nodes }: { nodes: readonly InlineNode[] }) => (
  <>
    {nodes.map((node, index) => (
      <Fragment key={index}>
        {node.type === 'text' ? (
          marked(node)
        ) : node.type === 'break' ? (
          <br />
        ) : (
          <MergeTagView tag={node.tag} fallback={node.fallback} />
        )}
      </Fragment>
    ))}
  </>
);

const Rich = styled.div`
  > :is(p, ul, ol) {
    margin: 0;
  }

  > :is(p, ul, ol) + :is(p, ul, ol) {
    margin-top: 0.75em;
  }

  > :is(ul, ol) {
    padding-left: 1.5em;
  }
`;

export const RichView = ({ nodes }: { nodes: readonly RichNode[] }) => (
  <Rich>
    {nodes.map((node, index) => {
      if (node.type === 'paragraph')
        return (
          <p key={index}>
            {node.content.length > 0 ? <InlineView nodes={node.content} /> : <br />}
          </p>
        );
      const List = node.type === 'bulletList' ? 'ul' : 'ol';
      return (
        <List key={index}>
          {node.items.map((item, at) => (
            <li key={at}>
              <InlineView nodes={item} />
            </li>
          ))}
        </List>
      );
    })}
  </Rich>
);
